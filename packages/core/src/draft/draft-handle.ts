import type { Host } from '../client/host.ts'
import type { Job } from '../job/job.ts'
import type { Intents } from '../submit/intents.ts'
import type { Submitter } from '../submit/submitter.ts'
import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import { untilAborted } from '../time/until-aborted.ts'
import type { DraftHandle } from './draft.ts'
import { createDraftOpening } from './draft-opening.ts'
import { createHeldDraft, type DraftDesk, firstDraft, type HeldDraft, isSpent } from './held-draft.ts'
import { isSameValue } from './same-value.ts'

interface DraftOptions {
  draftKey: string
  initial?: { modelId?: string; values?: Values }
  intents: Intents
  submitter: Submitter
  submit: (modelId: string, values: Values, intentId: string, metadata?: Values) => Promise<Job>
  /** Begins to work, unless the client works already. */
  start: () => void
  /** Resolves with where the draft is kept and shared, or with nothing when that is out of reach. Absent where it is neither. */
  desk?: () => Promise<DraftDesk | undefined>
  clock: Clock
  alarms: Alarms
  host: Pick<Host, 'isRepeatedClick'>
}

/** A handle, and what the client does with it. */
export interface OwnDraftHandle extends DraftHandle {
  readonly held: HeldDraft
  /** Takes over what another tab made of the draft, unless it is being sent from here. */
  hear: (take: (held: HeldDraft) => boolean) => void
  /** As it began, and no longer kept. */
  forget: () => void
}

type Values = Record<string, unknown>

/** A draft and the state of its submission. The intent is latched before anything is awaited. */
export function createDraftHandle(options: DraftOptions): OwnDraftHandle {
  const { draftKey, initial, intents, submitter, submit, start, clock, alarms, host } = options
  const begin = () => firstDraft(draftKey, initial?.modelId, initial?.values)
  const first = begin()
  const held = createHeldDraft(first, intents)
  const opening = createDraftOpening(held, options.desk)
  const { get, set } = held
  let underWay: Promise<Job> | undefined
  /** What the person did to it: edits and resets. */
  let changes = 0
  let heardAt = Number.NEGATIVE_INFINITY

  const open = () => {
    start()
    return opening.begin()
  }

  const pressNow = (metadata?: Values, pressed = get()): Promise<Job> => {
    if (isSpent(pressed)) set(held.next())
    const { modelId, values, intentId } = isSpent(pressed) ? get() : pressed
    held.listenTo(intentId)
    return submit(modelId as string, values, intentId, metadata)
  }

  const press: DraftHandle['press'] = ({ metadata, signal } = {}) => {
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (underWay) return untilAborted(underWay, signal)
    const [pressedDraft, before] = [get(), changes]
    const { modelId, values, submission, intentId } = pressedDraft
    // Nobody presses in two tabs within a second, and an answer may be quicker than the second click of a double click:
    // this press was meant for what has just been given.
    const isGiven = submission.state === 'accepted' && submission.intentId === intentId
    if (isGiven && (host.isRepeatedClick?.() || clock.monotonic() - heardAt < 1000))
      return Promise.resolve(submission.job)
    if (!modelId) {
      return Promise.reject(
        new Error(`The draft '${draftKey}' has no model yet. Call edit(modelId, values) first.`),
      )
    }
    const opened = open()
    // Latched in the same breath, also while it is still being read whether this was pressed before.
    if (opened) set({ submission: { state: 'sending', phase: 'posting', intentId } })
    // What was changed while it was being read is another draft: sent is what was pressed.
    const pressOpened = () => {
      held.isRead = true
      if (!underWay) return submit(modelId, values, intentId, metadata)
      return pressNow(metadata, before === changes ? get() : pressedDraft)
    }
    // A paid request must not hang on what was kept.
    const patience = () => alarms.sleep(1000).catch(() => {})
    const pressed = opened ? Promise.race([opened, patience()]).then(pressOpened) : pressNow(metadata)
    const end = () => {
      if (underWay === pressed) underWay = undefined
    }
    underWay = pressed
    pressed.then(end, end)
    return untilAborted(pressed, signal)
  }

  return {
    held,
    getSnapshot: get,
    getServerSnapshot: () => first,
    subscribe(listener) {
      void open()
      return held.subscribe(listener)
    },
    edit(modelId, values) {
      if (modelId === get().modelId && isSameValue(values, get().values)) return
      changes += 1
      set({ modelId, values, ...held.next({ modelId, values }) }, true)
    },
    press,
    async checkAgain() {
      const { submission } = get()
      if (submission.state !== 'unknown') return
      start()
      // Unknown still is an answer, and stands in the submission.
      await submitter.check(submission.intentId).catch(() => {})
    },
    submitAgain() {
      if (!underWay) set(held.next())
      return press()
    },
    reset() {
      changes += 1
      underWay = undefined
      held.listenTo()
      const seed = get().intentId
      set({ seed, ...held.next(get(), seed), submission: { state: 'idle' } }, true)
    },
    hear: (take) =>
      opening.inOrder(() => {
        if (!underWay && take(held)) heardAt = clock.monotonic()
      }),
    forget() {
      held.desk = undefined
      held.isForgotten = true
      underWay = undefined
      held.listenTo()
      set(begin())
    },
  }
}
