import type { AnyModel } from '@kling-kit/spec'
import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { DraftDesk } from '../draft/held-draft.ts'
import type { OwnDraftHandle } from '../draft/draft-handle.ts'
import { readDraft } from '../draft/draft-record.ts'
import { readIntent } from '../submit/intent-record.ts'
import type { Intents } from '../submit/intents.ts'
import { createEarlierIntents } from '../submit/earlier-intents.ts'
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

/** A second apart: a browser that was killed may hold on to its records so long. */
const restoreTries = 30

export interface ResumeOptions {
  records: Records
  store: JobStore
  poller: Poller
  submitter: Submitter
  intents: Intents
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
  /** Drops what is kept of an intent that nobody could confirm. */
  dismiss: (intentId: string) => Promise<void>
  /** Reads again the drafts that are open. */
  readDrafts: () => Promise<void>
  readonly desk: DraftDesk
  readonly latency: LatencyLog
  /** The owner is another one from now on. */
  forget: () => void
}

export function createResume(options: ResumeOptions): Resume {
  const { records, store, poller, tabs, clock, models, drafts } = options
  const latency = createLatencyLog(records, models)
  let life = 0

  const earlier = createEarlierIntents({
    ...options,
    showAccepted(intentId, record) {
      const { requestId, modelId, input, metadata, submittedAt = clock.now() } = record
      if (!requestId) return undefined
      if (!store.get(requestId) || !poller.isKnown(requestId)) {
        const job = newJob({ requestId, modelId, input, intentId, metadata, submittedAt })
        void records.put('job', requestId, job)
        poller.adopt(job)
      }
      return store.get(requestId)
    },
    isAwaited: (intentId) =>
      Array.from(drafts.values()).some((draft) => {
        const { submission } = draft.getSnapshot()
        return submission.state === 'sending' && submission.intentId === intentId
      }),
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
    watchIntent: earlier.watch,
  })

  const readUntouched = async () => {
    for (const { key, value } of await records.list('draft')) {
      const { revision, submission } = drafts.get(key)?.getSnapshot() ?? {}
      if (revision === 0 && submission?.state === 'idle') hearDraft(key, value)
    }
  }

  return {
    latency,
    desk,
    hear({ type, key: anId, value, polls, misses }) {
      const key = stringOf(anId) ?? ''
      if (type === 'draft') return hearDraft(key, value)
      if (type === 'dismiss') return void earlier.drop(key)
      if (type !== 'job') return
      const job = readJob(key, value, clock.now(), true)
      if (!job) return
      poller.adopt(job, numberOf(polls), numberOf(misses))
      earlier.hear(job)
    },
    async dismiss(intentId) {
      if (!earlier.drop(intentId)) return
      tabs.post({ type: 'dismiss', key: intentId })
      await records.delete('intent', intentId)
      for (const { key, value } of await records.list('draft')) {
        const draft = readDraft(value)
        // Those that are open have heard of it.
        if (draft?.submission?.intentId === intentId && !drafts.has(key))
          await records.put('draft', key, { ...draft, submission: undefined })
      }
    },
    async readDrafts() {
      for (const { key, value } of await records.list('draft')) hearDraft(key, value)
    },
    async restore() {
      const began = life
      void latency.restore()
      earlier.reset()
      const startedAt = clock.monotonic()
      const [jobs, intents] = await Promise.all([
        records.list('job', restoreTries),
        records.list('intent', restoreTries),
      ])
      if (began !== life) return
      // Out of reach until now, they were out of reach for drafts, too.
      if (clock.monotonic() - startedAt >= 1000) void readUntouched()
      store.batch(() => {
        for (const { key, value } of jobs) {
          const job = readJob(key, value, clock.now())
          if (job) poller.adopt(job)
        }
        for (const { key, value, isForeign } of intents) {
          // A claim of a later release is that one's to look after.
          if (!isForeign) earlier.take(key, readIntent(value))
        }
      })
    },
    forget() {
      life += 1
      earlier.reset(true)
      latency.forget()
    },
  }
}
