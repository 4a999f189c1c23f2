import type { Submission } from '../submit/submission.ts'
import type { DraftRecord } from './draft-record.ts'
import type { HeldDraft } from './held-draft.ts'
import { isSameValue } from './same-value.ts'

/** What a kept submission has come to. */
type Recall = (record: DraftRecord) => Submission

/** Takes over the draft as it was kept, unless a person has touched it since: what they did in the meantime stands. */
export function openDraft(held: HeldDraft, record: DraftRecord | undefined, recall: Recall): void {
  const { revision, modelId, values, submission } = held.get()
  // Pressed without waiting for this, it stands as it was pressed.
  if (held.isRead && submission.state !== 'idle') {
    return held.set({ revision: Math.max(revision, record ? record.revision + 1 : 0) }, true)
  }
  // Pressed before it was read, it stands as it was pressed.
  const isUntouched = revision === 0 && submission.state === 'idle'
  const isLike = () =>
    modelId === record?.modelId && record?.values !== undefined && isSameValue(record.values, values)
  if (record && (isUntouched || isLike())) return takeOver(held, record, recall)
  if (isUntouched) return
  // Of a press others hear when it has its lock: asked about before it is sent, it would be given up.
  const isTold = submission.state === 'idle'
  if (!record) return held.set({}, isTold)
  const { seed } = record
  const { intentId } = held.next({ modelId, values }, seed)
  held.set({ seed, intentId, revision: Math.max(revision, record.revision + 1) }, isTold)
}

/** Takes over what another tab made of the draft, if that came after what this one knows. Returns whether it did. */
export function hearDraft(held: HeldDraft, record: DraftRecord, recall: Recall): boolean {
  const draft = held.get()
  if (!held.isRead) return false
  const isIdle = draft.submission.state === 'idle'
  const isOther = record.intentId !== draft.intentId
  if (isOther && record.revision < draft.revision) {
    // What was pressed there is not to be taken for what will be pressed here.
    const { seed } = record
    if (record.submission && isIdle && draft.seed !== seed) held.set({ seed }, true)
    return false
  }
  // Two tabs made the same revision: all agree on the one whose intent comes first.
  const isTie = isOther && record.revision === draft.revision
  if (isTie && isIdle && !record.submission && record.intentId > draft.intentId) {
    held.set({}, true)
    return false
  }
  takeOver(held, record, recall)
  return true
}

function takeOver(held: HeldDraft, record: DraftRecord, recall: Recall): void {
  const draft = held.get()
  const { seed, submission: kept, values = draft.values } = record
  // What is filled in here is of this draft's model, and would be something else for the record's.
  const modelId = record.values ? (record.modelId ?? draft.modelId) : (draft.modelId ?? record.modelId)
  // Without its values it is another draft, unless the same press stands behind it.
  const isWhole = record.values !== undefined || kept?.state === 'unknown' || kept?.state === 'sending'
  const intentId = isWhole ? record.intentId : held.next({ modelId, values }, seed).intentId
  held.listenTo(kept?.intentId)
  const revision = Math.max(draft.revision, record.revision)
  held.set({ revision, modelId, values, seed, intentId, submission: recall(record) })
}
