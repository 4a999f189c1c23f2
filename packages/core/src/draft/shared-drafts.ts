import type { Job } from '../job/job.ts'
import type { Records } from '../storage/records.ts'
import type { Intents } from '../submit/intents.ts'
import { unknownOutcome } from '../submit/refusal.ts'
import type { Submission } from '../submit/submission.ts'
import type { Clock } from '../time/clock.ts'
import { type DraftRecord, readDraft, recordOf, refusalFrom } from './draft-record.ts'
import type { DraftDesk, HeldDraft, SeededDraft } from './held-draft.ts'
import { hearDraft, openDraft } from './take-over.ts'

interface SharedDraftsOptions {
  records: Records
  intents: Intents
  clock: Clock
  persistPrompts: boolean
  /** Tells the other tabs. */
  tell: (draftKey: string, record: DraftRecord) => void
  /** The job of that id, followed from now on. */
  jobOf: (requestId: string, known: { modelId?: string; intentId: string }) => Job
  /** Finds out what became of an intent that nobody here looks after. */
  watchIntent: (intentId: string, state: 'sending' | 'unknown') => void
}

/** A form can wait for what was kept of it. A press does not. */
const patienceMs = 30_000

/** Where drafts are kept, and shared by tabs. */
export interface SharedDrafts extends DraftDesk {
  /** Takes over what another tab, or an earlier life of this one, made of the draft. Returns whether it did. */
  hear: (held: HeldDraft, record: DraftRecord) => boolean
}

export function createSharedDrafts(options: SharedDraftsOptions): SharedDrafts {
  const { records, intents, clock, persistPrompts, tell } = options
  const toRecord = (draft: SeededDraft, isWithValues = persistPrompts) =>
    recordOf(draft, clock.now(), isWithValues)

  /** One write per draft at a time, of what it has come to by then. */
  const waiting = new Map<string, SeededDraft | undefined>()
  const write = async (draft: SeededDraft) => {
    const { draftKey } = draft
    waiting.set(draftKey, undefined)
    await records.put('draft', draftKey, toRecord(draft))
    const next = waiting.get(draftKey)
    waiting.delete(draftKey)
    if (next) await write(next)
  }

  /** What a kept submission has come to. */
  const recall = ({ submission: kept, modelId }: DraftRecord): Submission => {
    if (!kept) return { state: 'idle' }
    const { intentId } = kept
    if (kept.state === 'refused') {
      return { state: 'refused', error: refusalFrom(kept.error, intentId, clock.now()), intentId }
    }
    if (kept.state === 'accepted') {
      return { state: 'accepted', job: options.jobOf(kept.requestId, { modelId, intentId }), intentId }
    }
    const known = intents.get(intentId)?.submission
    if (known) return known
    options.watchIntent(intentId, kept.state)
    return kept.state === 'sending'
      ? { state: 'sending', phase: 'checking', intentId }
      : { state: 'unknown', error: unknownOutcome(intentId), intentId }
  }

  const desk: SharedDrafts = {
    async open(held) {
      const draft = held.get()
      const existing = await records.add('draft', draft.draftKey, toRecord(draft), patienceMs)
      if (held.isForgotten) return
      held.desk = desk
      openDraft(held, existing === undefined ? undefined : readDraft(existing), recall)
    },
    keep(draft) {
      tell(draft.draftKey, toRecord(draft, true))
      const isUrgent = draft.submission.state === 'sending'
      if (waiting.has(draft.draftKey) && !isUrgent) waiting.set(draft.draftKey, draft)
      else void write(draft)
    },
    hear(held, record) {
      const isTaken = hearDraft(held, record, recall)
      const draft = held.get()
      // What is being written here is older, and may come to stand over what the other tab wrote.
      if (isTaken && waiting.has(draft.draftKey)) waiting.set(draft.draftKey, draft)
      return isTaken
    },
  }
  return desk
}
