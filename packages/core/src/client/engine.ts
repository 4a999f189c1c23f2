import { type LatencyHistory, modelLatency } from '@kling-kit/spec'
import { createAlarms } from '../time/alarms.ts'
import { systemClock } from '../time/clock.ts'
import { type OwnDraftHandle } from '../draft/draft-handle.ts'
import { createBackground } from './background.ts'
import { createForgetting } from './forgetting.ts'
import { currentHost } from './host.ts'
import type { Job } from '../job/job.ts'
import { createJobStore } from '../job/job-store.ts'
import { newJob } from '../job/new-job.ts'
import { createPoller } from '../poll/poller.ts'
import type { Listening } from '../poll/listening.ts'
import { createRecords } from '../storage/records.ts'
import { type Fields, stringOf } from '../storage/read-record.ts'
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
  const latency: LatencyHistory = {
    believe: (...job) => (background.here()?.latency ?? prior).believe(...job),
  }
  const store = createJobStore()
  const drafts = new Map<string, OwnDraftHandle>()
  const shared = { transport, clock, alarms, host, random }

  const hear = ({ type, ...told }: Fields) => {
    const key = stringOf(told['key']) ?? ''
    if (type === 'hello') {
      if (tabs.leads()) for (const { job, polls, misses } of poller.open()) announce(job, polls, misses)
    } else if (type === 'forget') poller.forget(key)
    else if (type === 'forget-all') dropAll()
    else void background.with((found) => found.hear({ ...told, type }))
  }
  const tabs = createTabs({
    crossTab,
    scope,
    alarms,
    host,
    onMessage: hear,
    onLead() {
      void background.here()?.latency.restore()
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
      void background.with((found) => found.latency.learn(job))
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

  const parts = { records, store, poller, submitter, intents, tabs, clock, alarms, host, models, drafts }
  const background = createBackground({ ...parts, persistPrompts })
  const { forget, forgetAll, dropAll } = createForgetting({ ...parts, background })

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
    if (storage) void background.with((found) => found.restore())
  }
  const start = () => {
    if (stopMinding) return
    alarms.start()
    poller.start()
    stopMinding =
      host.onAway?.((isAway) => {
        if (isAway) return tabs.stop()
        restore()
        void background.with((found) => found.readDrafts())
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
  /** What a component calls its draft when nobody gave it a key is gone with the component. */
  const deskFor = (draftKey: string) =>
    (storage || crossTab) && !draftKey.startsWith('own:') ? background.desk : undefined

  return {
    ...parts,
    dismiss: (intentId: string) => background.with((found) => found.dismiss(intentId)),
    latency,
    storageTrouble: records.trouble,
    deskFor,
    forget,
    forgetAll,
    start,
    stop,
  }
}
