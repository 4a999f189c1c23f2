import type { DraftRecord, SubmissionRecord } from '../draft/draft-record.ts'
import { createHeldDraft, firstDraft, type SeededDraft } from '../draft/held-draft.ts'
import { hearDraft, openDraft } from '../draft/take-over.ts'
import { createIntents } from '../submit/intents.ts'
import { unknownOutcome } from '../submit/refusal.ts'
import type { Submission } from '../submit/submission.ts'
import { boat, boatModel } from './world.ts'

const seed = '1'.repeat(32)
export const otherSeed = '2'.repeat(32)
export const [early, middle, late] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)]
export const heron = { prompt: 'a heron' }

export const pressed: SubmissionRecord = { state: 'sending', intentId: otherSeed }
export const sending: Submission = { state: 'sending', phase: 'posting', intentId: middle }

/** As shown, but for what only the rest of the client could know. */
const recall = ({ submission }: DraftRecord): Submission => {
  if (!submission) return { state: 'idle' }
  const { intentId } = submission
  return { state: 'unknown', error: unknownOutcome(intentId), intentId }
}

/** A draft of this tab, and what became of it: what was kept and told of it, too. */
export function holdDraft(own: Partial<SeededDraft>) {
  const held = createHeldDraft(
    { ...firstDraft('main', boatModel, boat), seed, intentId: middle, ...own },
    createIntents(),
  )
  const kept: SeededDraft[] = []
  held.desk = { open: async () => {}, keep: (draft) => void kept.push(draft) }
  const open = (record?: DraftRecord) => openDraft(held, record, recall)
  const hear = (record: DraftRecord) => hearDraft(held, record, recall)
  return { held, kept, open, hear, shown: held.get }
}

/** A draft as another tab, or an earlier life, left it. */
export const recordOf = (record: Partial<DraftRecord>): DraftRecord => ({
  revision: 5,
  intentId: late,
  seed: otherSeed,
  modelId: boatModel,
  values: heron,
  ...record,
})
