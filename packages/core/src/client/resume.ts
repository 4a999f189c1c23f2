import type { AnyModel } from '@kling-kit/spec'
import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { DraftDesk } from '../draft/held-draft.ts'
import type { OwnDraftHandle } from '../draft/draft-handle.ts'
import { readDraft } from '../draft/draft-record.ts'
import { type IntentRecord, readIntent } from '../submit/intent-record.ts'
import type { Job } from '../job/job.ts'
import type { JobStore } from '../job/job-store.ts'
import { createLatencyLog, type LatencyLog } from '../poll/latency-log.ts'
import { newJob } from '../job/new-job.ts'
import type { Poller } from '../poll/poller.ts'
import { type Fields, numberOf, stringOf } from '../storage/read-record.ts'
import type { Records } from '../storage/records.ts'
import { createSharedDrafts } from '../draft/shared-drafts.ts'
import { readJob } from '../job/stored-job.ts'
import type { Submitter } from '../submit/submitter.ts'
import type { Tabs } from '../tabs/tabs.ts'

interface ResumeOptions {
  records: Records
  store: JobStore
  poller: Poller
  submitter: Submitter
  tabs: Tabs
  clock: Clock
  alarms: Alarms
  models: readonly AnyModel[]
  drafts: ReadonlyMap<string, OwnDraftHandle>
  persistPrompts: boolean
}

export interface Resume {
  /** Shows what an earlier life kept, and finds out what it left open. Sends nothing that could cost money. */
  restore: () => Promise<void>
  /** Takes in what another tab told of a job or a draft. */
  hear: (message: Fields) => void
  /** Reads again the drafts that are open. */
  readDrafts: () => Promise<void>
  readonly desk: DraftDesk
  readonly latency: LatencyLog
  /** The owner is another one from now on. */
  forget: () => void
}

/** Whoever looks after an intent may go: the others look again after this. */
const retryMs = 5000

export function createResume(options: ResumeOptions): Resume {
  const { records, store, poller, submitter, tabs, clock, alarms, models, drafts } = options
  const watched = new Set<string>()
  const latency = createLatencyLog(records, models)
  let life = 0

  const showAccepted = (intentId: string, record: IntentRecord) => {
    const { requestId, modelId, input, metadata, submittedAt = clock.now() } = record
    if (!requestId || (store.get(requestId) && poller.isKnown(requestId))) return
    const job = newJob({ requestId, modelId, input, intentId, metadata, submittedAt })
    void records.put('job', requestId, job)
    poller.adopt(job)
  }

  const watchIntent = (
    intentId: string,
    record?: IntentRecord,
    fallback: 'sending' | 'unknown' = 'sending',
  ) => {
    if (watched.has(intentId) || submitter.submission(intentId)) return
    watched.add(intentId)
    void lookAfter(intentId, record, fallback)
  }
  const lookAfter = async (
    intentId: string,
    record: IntentRecord | undefined,
    state: 'sending' | 'unknown',
  ) => {
    const began = life
    const letGo = await tabs.tryLock(intentId)
    if (began === life && !letGo) alarms.after(retryMs, () => void lookAgain(intentId))
    if (began !== life || !letGo) return letGo?.()
    // What was read before the lock was got may be over by now.
    const current = (await find(intentId)) ?? (record ? undefined : { state })
    if (began === life && current?.state === 'accepted') showAccepted(intentId, current)
    else if (began === life && current) await submitter.resume(intentId, current)
    watched.delete(intentId)
    letGo()
  }
  const lookAgain = async (intentId: string) => {
    const began = life
    watched.delete(intentId)
    // By then the other tab may have written down what it was told.
    const found = await find(intentId)
    if (began !== life) return
    if (found) settleOrWatch(intentId, found)
    else if (isAwaited(intentId)) watchIntent(intentId)
  }
  const settleOrWatch = (intentId: string, record: IntentRecord) => {
    if (record.state === 'accepted') showAccepted(intentId, record)
    else watchIntent(intentId, record)
  }
  const find = async (intentId: string) => {
    const intents = await records.list('intent')
    const found = intents.find(({ key }) => key === intentId)
    return found && readIntent(found.value)
  }

  /** Whether a draft still shows that it is being asked about. */
  const isAwaited = (intentId: string) =>
    Array.from(drafts.values()).some((draft) => {
      const { submission } = draft.getSnapshot()
      return submission.state === 'sending' && submission.intentId === intentId
    })
  const hearDraft = (key: string, value: unknown) => {
    const draft = readDraft(value)
    if (draft) drafts.get(key)?.hear((held) => desk.hear(held, draft))
  }
  const desk = createSharedDrafts({
    ...options,
    tell: (key, value) => tabs.post({ type: 'draft', key, value }),
    jobOf(requestId, known) {
      const submittedAt = clock.now()
      if (!store.get(requestId)) poller.adopt(newJob({ requestId, ...known, submittedAt }))
      return store.get(requestId) as Job
    },
    watchIntent: (intentId, state) => watchIntent(intentId, undefined, state),
  })

  return {
    latency,
    desk,
    hear({ type, key: anId, value, polls, misses }) {
      const key = stringOf(anId) ?? ''
      if (type === 'draft') return hearDraft(key, value)
      const job = readJob(key, value, clock.now(), true)
      if (job) poller.adopt(job, numberOf(polls), numberOf(misses))
    },
    async readDrafts() {
      for (const { key, value } of await records.list('draft')) hearDraft(key, value)
    },
    async restore() {
      const began = life
      void latency.restore()
      watched.clear()
      const [jobs, intents] = await Promise.all([records.list('job'), records.list('intent')])
      if (began !== life) return
      store.batch(() => {
        for (const { key, value } of jobs) {
          const job = readJob(key, value, clock.now())
          if (job) poller.adopt(job)
        }
        for (const { key, value, isForeign } of intents) {
          // A claim of a later release is that one's to look after.
          if (!isForeign) settleOrWatch(key, readIntent(value))
        }
      })
    },
    forget() {
      life += 1
      watched.clear()
      latency.forget()
    },
  }
}
