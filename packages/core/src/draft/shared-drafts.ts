import type { Clock } from '../time/clock.ts'
import type { Draft } from './draft.ts'
import type { DraftDesk } from './draft-handle.ts'
import { type DraftRecord, readDraft, recordOf, refusalFrom } from './draft-record.ts'
import type { Job } from '../job/job.ts'
import type { Records } from '../storage/records.ts'
import { unknownOutcome } from '../submit/refusal.ts'
import type { Submission } from '../submit/submission.ts'
import type { Submitter } from '../submit/submitter.ts'

interface SharedDraftsOptions {
  records: Records
  submitter: Submitter
  clock: Clock
  persistPrompts: boolean
  /** Tells the other tabs. */
  tell: (draftKey: string, record: DraftRecord) => void
  /** The job of that id, followed from now on. */
  jobOf: (requestId: string, known: { modelId?: string; intentId: string }) => Job
  /** Finds out what became of an intent that nobody here looks after. */
  watchIntent: (intentId: string, state: 'sending' | 'unknown') => void
}

/** Where drafts are kept, and shared by tabs. */
export function createSharedDrafts(options: SharedDraftsOptions): DraftDesk {
  const { records, submitter, clock, persistPrompts, tell } = options
  const toRecord = (draft: Draft, isWithValues = persistPrompts) => recordOf(draft, clock.now(), isWithValues)

  /** One write per draft at a time, of what it has come to by then. */
  const waiting = new Map<string, Draft | undefined>()
  const write = async (draft: Draft) => {
    const { draftKey } = draft
    waiting.set(draftKey, undefined)
    await records.put('draft', draftKey, toRecord(draft))
    const next = waiting.get(draftKey)
    waiting.delete(draftKey)
    if (next) await write(next)
  }

  return {
    async open(draft) {
      const existing = await records.add('draft', draft.draftKey, toRecord(draft))
      return existing === undefined ? undefined : readDraft(existing)
    },
    keep(draft) {
      tell(draft.draftKey, toRecord(draft, true))
      const isUrgent = draft.submission.state === 'sending'
      if (waiting.has(draft.draftKey) && !isUrgent) waiting.set(draft.draftKey, draft)
      else void write(draft)
    },
    recall({ submission: kept, modelId }): Submission {
      if (!kept) return { state: 'idle' }
      const { intentId } = kept
      if (kept.state === 'refused') {
        return { state: 'refused', error: refusalFrom(kept.error, intentId, clock.now()), intentId }
      }
      if (kept.state === 'accepted') {
        return { state: 'accepted', job: options.jobOf(kept.requestId, { modelId, intentId }), intentId }
      }
      const known = submitter.submission(intentId)
      if (known) return known
      options.watchIntent(intentId, kept.state)
      return kept.state === 'sending'
        ? { state: 'sending', phase: 'checking', intentId }
        : { state: 'unknown', error: unknownOutcome(intentId), intentId }
    },
  }
}
