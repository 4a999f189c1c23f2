import { type LatencyHistory, modelLatency } from '@kling-kit/spec'
import { createAlarms } from '../time/alarms.ts'
import { systemClock } from '../time/clock.ts'
import { type OwnDraftHandle } from '../draft/draft-handle.ts'
import { currentHost } from './host.ts'
import type { Job } from '../job/job.ts'
import { createJobStore } from '../job/job-store.ts'
import { newJob } from '../job/new-job.ts'
import { createPoller } from '../poll/poller.ts'
import type { Listening } from '../poll/listening.ts'
import { createRecords } from '../storage/records.ts'
import { type Fields, stringOf } from '../storage/read-record.ts'
import type { Resume } from './resume.ts'
import { sharing } from './sharing.ts'
import { createIntents } from '../submit/intents.ts'
import { createSubmitter } from '../submit/submitter.ts'
import { createTabs } from '../tabs/tabs.ts'
import { surfacing } from './topics.ts'
import type { KlingClientOptions } from './client-options.ts'

/** All that works inside of a client: what it keeps, what it sends, what it watches, and whom it tells. */
export type Engine = ReturnType<typeof createEngine>

export function createEngine(options: KlingClientOptions) {
  const { models, owner = '', clock = systemClock, random = Math.random, persistPrompts = true } = options
  const transport = options.transport
  const host = options.host ?? currentHost()
  const alarms = createAlarms(clock)
  const { storage, crossTab, scope, trouble } = sharing(options)
  const records = createRecords(storage, owner, alarms, trouble)
  const prior = modelLatency(models)
  let resume: Resume | undefined
  const latency: LatencyHistory = { believe: (...job) => (resume?.latency ?? prior).believe(...job) }
  const store = createJobStore()
  const drafts = new Map<string, OwnDraftHandle>()
  const shared = { transport, clock, alarms, host, random }

  const hear = ({ type, ...told }: Fields) => {
    const key = stringOf(told['key']) ?? ''
    if (type === 'hello') {
      if (tabs.leads()) for (const { job, polls, misses } of poller.open()) announce(job, polls, misses)
    } else if (type === 'forget') poller.forget(key)
    else if (type === 'forget-all') dropAll()
    else void background().then((found) => found?.hear({ ...told, type }))
  }
  const tabs = createTabs({
    crossTab,
    scope,
    alarms,
    host,
    onMessage: hear,
    onLead() {
      void resume?.latency.restore()
      poller.tick()
      listening?.sync()
    },
  })
  const announce = (job: Job, polls: number, misses: number) =>
    tabs.post({ type: 'job', key: job.requestId, value: job, polls, misses })

  const keep = (job: Job) =>
    records.put('job', job.requestId, persistPrompts ? job : { ...job, input: undefined })
  const poller = createPoller({
    ...shared,
    store,
    pollDelay: options.pollDelay,
    history: latency,
    keep,
    onSettled(job) {
      void background().then((found) => found?.latency.learn(job))
      surfacing(() => options.onSettled?.(job))
    },
    leads: tabs.leads,
    tells: (requestId) => listening?.tells(requestId),
    onLooked: announce,
    onWake: tabs.seek,
  })

  const intents = createIntents()
  const submitter = createSubmitter({
    ...shared,
    intents,
    records,
    persistPrompts,
    lock: tabs.tryLock,
    accept(intentId, requestId, { modelId, input, metadata, submittedAt = clock.now() }) {
      const job = newJob({ requestId, modelId: modelId || undefined, input, intentId, metadata, submittedAt })
      void keep(job)
      poller.follow(job, { ageMs: Math.max(0, clock.now() - submittedAt), isKnown: true })
      announce(job, 0, 0)
      return store.get(requestId) ?? job
    },
  })

  let loading: Promise<Resume | undefined> | undefined
  /** What the first paint and a press can do without. */
  const background = () =>
    (loading ??= import('./resume.ts').then(
      ({ createResume }) =>
        (resume = createResume({
          records,
          store,
          poller,
          submitter,
          intents,
          tabs,
          clock,
          alarms,
          models,
          drafts,
          persistPrompts,
        })),
      // Out of reach for now: what is kept stays where it is.
      () => (loading = undefined),
    ))

  /** A press waits for this, but not for long. */
  const openDesk = () =>
    Promise.race([background(), alarms.sleep(1000)]).then(
      (found) => found?.desk,
      () => undefined,
    )

  let listening: Listening | undefined
  /** Loaded only where the transport can tell of jobs. */
  const listen = async () => {
    const { streams } = transport
    if (!streams) return
    const { createListening } = await import('../poll/listening.ts')
    if (stopMinding)
      listening ??= createListening({ ...shared, streams, poller, store, tabs, history: latency })
  }

  let stopMinding: (() => void) | undefined
  const restore = () => {
    tabs.start()
    if (storage) void background().then((found) => found?.restore())
  }
  const start = () => {
    if (stopMinding) return
    alarms.start()
    poller.start()
    stopMinding =
      host.onAway?.((isAway) => {
        if (isAway) return tabs.stop()
        restore()
        void background().then((found) => found?.readDrafts())
      }) ?? (() => {})
    restore()
    // Out of reach: then it is polled.
    void listen().catch(() => {})
  }
  const stop = () => {
    listening?.stop()
    listening = undefined
    stopMinding?.()
    stopMinding = undefined
    tabs.stop()
    poller.stop()
    alarms.stop()
  }
  const dropAll = () => {
    resume?.forget()
    for (const { requestId } of store.all()) poller.forget(requestId)
    const all = Array.from(drafts.values())
    drafts.clear()
    intents.forgetAll()
    for (const draft of all) draft.forget()
  }

  const forget = async (requestId: string) => {
    const intentId = store.get(requestId)?.intentId
    poller.forget(requestId)
    tabs.post({ type: 'forget', key: requestId })
    await Promise.all([
      records.delete('job', requestId),
      // The receipt of the same job.
      intentId && records.delete('intent', intentId),
    ])
  }

  /** What a component calls its draft when nobody gave it a key is gone with the component. */
  const deskFor = (draftKey: string) =>
    (storage || crossTab) && !draftKey.startsWith('own:') ? openDesk : undefined

  return {
    alarms,
    clock,
    dismiss: (intentId: string) => background().then((found) => found?.dismiss(intentId)),
    drafts,
    intents,
    latency,
    poller,
    store,
    submitter,
    storageTrouble: records.trouble,
    deskFor,
    forget,
    async forgetAll() {
      dropAll()
      tabs.post({ type: 'forget-all' })
      await records.clear()
    },
    start,
    stop,
  }
}
