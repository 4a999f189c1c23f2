import { closedCodes } from '../submit/ask-outcome.ts'
import type { Clock } from '../time/clock.ts'
import type { Draft, DraftHandle } from './draft.ts'
import type { DraftRecord } from './draft-record.ts'
import { mintIntentId } from '../submit/intent-id.ts'
import type { Job } from '../job/job.ts'
import { isSameValue } from './same-value.ts'
import type { Submission } from '../submit/submission.ts'
import type { Submitter } from '../submit/submitter.ts'
import { createTopics } from '../client/topics.ts'
import { untilAborted } from '../time/until-aborted.ts'

interface DraftOptions {
  draftKey: string
  initial?: { modelId?: string; values?: Record<string, unknown> }
  submitter: Submitter
  submit: (
    modelId: string,
    values: Record<string, unknown>,
    intentId: string,
    metadata?: Metadata,
  ) => Promise<Job>
  /** Begins to work, unless the client works already. */
  start: () => void
  /** Resolves with where the draft is kept and shared, or with nothing when that is out of reach. Absent where it is neither. */
  desk?: () => Promise<DraftDesk | undefined>
  clock: Clock
}

export interface DraftDesk {
  /** Resolves with the draft as it was kept. Keeps this one where there was none. */
  open: (draft: Draft) => Promise<DraftRecord | undefined>
  keep: (draft: Draft) => void
  /** What a kept submission has come to. */
  recall: (record: DraftRecord) => Submission
}

/** A handle, and what the client does with it. */
export interface OwnDraftHandle extends DraftHandle {
  /** Takes over what another tab, or an earlier life of this one, made of the draft. */
  hear: (record: DraftRecord) => void
  /** As it began, and no longer kept. */
  forget: () => void
}

type Metadata = Record<string, unknown>

/** A draft and the state of its submission. The intent is latched before anything is awaited. */
export function createDraftHandle(options: DraftOptions): OwnDraftHandle {
  const { draftKey, initial, submitter, submit, start, clock } = options
  let desk: DraftDesk | undefined
  const listeners = createTopics()
  let draft: Draft = {
    draftKey,
    revision: 0,
    modelId: initial?.modelId,
    values: initial?.values ?? {},
    intentId: mintIntentId(),
    submission: { state: 'idle' },
  }
  const first = draft
  let underWay: Promise<Job> | undefined
  let stopListening: (() => void) | undefined
  let opening: Promise<void> | undefined
  let isOpen = options.desk === undefined
  /** What the person did to it: edits and resets. */
  let changes = 0
  let heardAt = Number.NEGATIVE_INFINITY

  const show = (next: Partial<Draft>) => {
    draft = { ...draft, ...next }
    listeners.tell('')
  }
  const change = (next: Partial<Draft>) => {
    show(next)
    if (isOpen) desk?.keep(draft)
  }
  const listenTo = (intentId: string) => {
    stopListening?.()
    // Stays on when the press has ended: an answer may come after everybody gave up.
    stopListening = submitter.subscribe(intentId, (submission) => change({ submission }))
  }

  const take = (record: DraftRecord) => {
    const { revision, intentId, submission: kept } = record
    const { modelId = draft.modelId, values = draft.values } = record
    // Without its values it is another draft, unless the same press stands behind it.
    const isWhole = record.values !== undefined || kept?.state === 'unknown' || kept?.state === 'sending'
    if (kept) listenTo(kept.intentId)
    else stopListening?.()
    const submission = desk?.recall(record) ?? { state: 'idle' }
    show({ revision, modelId, values, intentId: isWhole ? intentId : mintIntentId(), submission })
  }
  const isLike = ({ modelId, values }: DraftRecord) =>
    modelId === draft.modelId && values !== undefined && isSameValue(values, draft.values)

  const read = async (from: Promise<DraftDesk | undefined>) => {
    const found = await from
    const record = isOpen ? undefined : await found?.open(draft)
    // Forgotten in the meantime.
    if (isOpen) return
    isOpen = true
    desk = found
    const isUntouched = draft.revision === 0
    if (record && (isUntouched || isLike(record))) take(record)
    else if (!isUntouched) {
      draft = { ...draft, revision: Math.max(draft.revision, (record?.revision ?? 0) + 1) }
      desk?.keep(draft)
    }
  }
  /** Reads the draft as it was kept, once. What a person did in the meantime stands. */
  const open = () => {
    start()
    return isOpen || !options.desk ? undefined : (opening ??= read(options.desk()))
  }

  const pressNow = (metadata?: Metadata, pressed = draft): Promise<Job> => {
    const { modelId, values } = pressed
    const intentId = isSpent(pressed) ? mintIntentId() : pressed.intentId
    if (pressed === draft) draft = { ...draft, intentId }
    listenTo(intentId)
    return submit(modelId as string, values, intentId, metadata)
  }

  const press: DraftHandle['press'] = ({ metadata, signal } = {}) => {
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (underWay) return untilAborted(underWay, signal)
    const { modelId, values, submission } = draft
    // Nobody presses in two tabs within a second: this press was meant for what another one has just been given.
    if (submission.state === 'accepted' && clock.monotonic() - heardAt < 1000)
      return Promise.resolve(submission.job)
    if (!modelId) {
      return Promise.reject(
        new Error(`The draft '${draftKey}' has no model yet. Call edit(modelId, values) first.`),
      )
    }
    const opened = open()
    // Latched in the same breath, also while it is still being read whether this was pressed before.
    const [pressedDraft, before] = [draft, changes]
    if (opened) show({ submission: { state: 'sending', phase: 'posting', intentId: draft.intentId } })
    // What was changed while it was being read is another draft: sent is what was pressed.
    const pressOpened = () => {
      if (!underWay) return submit(modelId, values, pressedDraft.intentId, metadata)
      return pressNow(metadata, before === changes ? draft : pressedDraft)
    }
    const pressed = opened ? opened.then(pressOpened) : pressNow(metadata)
    const end = () => {
      if (underWay === pressed) underWay = undefined
    }
    underWay = pressed
    pressed.then(end, end)
    return untilAborted(pressed, signal)
  }

  return {
    getSnapshot: () => draft,
    getServerSnapshot: () => first,
    subscribe(listener) {
      void open()
      return listeners.add('', listener)
    },
    edit(modelId, values) {
      if (modelId === draft.modelId && isSameValue(values, draft.values)) return
      changes += 1
      change({ modelId, values, revision: draft.revision + 1, intentId: mintIntentId() })
    },
    press,
    async checkAgain() {
      if (draft.submission.state !== 'unknown') return
      start()
      // Unknown still is an answer, and stands in the submission.
      await submitter.check(draft.submission.intentId).catch(() => {})
    },
    submitAgain() {
      if (!underWay) draft = { ...draft, intentId: mintIntentId() }
      return press()
    },
    reset() {
      changes += 1
      underWay = undefined
      stopListening?.()
      change({ intentId: mintIntentId(), submission: { state: 'idle' } })
    },
    hear(record) {
      if (!isOpen || underWay || record.revision < draft.revision) return
      const isTie = record.revision === draft.revision && record.intentId !== draft.intentId
      // Two tabs made the same revision: all agree on the one whose intent comes first.
      if (
        isTie &&
        !record.submission &&
        draft.submission.state === 'idle' &&
        record.intentId > draft.intentId
      ) {
        desk?.keep(draft)
        return
      }
      take(record)
      heardAt = clock.monotonic()
    },
    forget() {
      desk = undefined
      isOpen = true
      underWay = undefined
      stopListening?.()
      show({ ...first, intentId: mintIntentId() })
    },
  }
}

/** Whether the draft's intent can bring no further job: it has brought one, or the proxy will never take it again. */
function isSpent({ intentId, submission }: Draft): boolean {
  if (!('intentId' in submission) || submission.intentId !== intentId) return false
  if (submission.state !== 'refused') return submission.state === 'accepted'
  const { code } = submission.error
  return closedCodes.has(code) || code === 'intent-reused'
}
