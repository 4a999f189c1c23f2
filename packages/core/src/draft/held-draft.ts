import { createTopics } from '../client/topics.ts'
import { closedCodes } from '../submit/ask-outcome.ts'
import { deriveIntentId, mintIntentId } from '../submit/intent-id.ts'
import type { Intents } from '../submit/intents.ts'
import type { Draft, DraftHandle } from './draft.ts'

/** A draft, and what its next intent derives from: the one last pressed. Tabs share it, so equal values get them the same intent. */
export interface SeededDraft extends Draft {
  seed: string
}

/** Where drafts are kept, and shared by tabs. */
export interface DraftDesk {
  /** Reads the draft as it was kept, or keeps this one where there was none. What a person did in the meantime stands. */
  open: (held: HeldDraft) => Promise<void>
  keep: (draft: SeededDraft) => void
}

/** A draft as this tab holds it. */
export interface HeldDraft {
  get: () => SeededDraft
  /** Shows what it has become. `isKept`: and tells other tabs, and an own later life. */
  set: (next: Partial<SeededDraft>, isKept?: boolean) => void
  /** The next revision, of the same or other values, with an intent of its own. */
  next: (asked?: Pick<Draft, 'modelId' | 'values'>, seed?: string) => { revision: number; intentId: string }
  /** Shows all that becomes of the intent from now on, an answer included that comes when everybody gave up. */
  listenTo: (intentId?: string) => void
  subscribe: DraftHandle['subscribe']
  /** Where it is kept, once that was read. */
  desk?: DraftDesk
  /** What it was before has been taken over, or is not waited for any more. */
  isRead: boolean
  /** Nobody is to know of it any more. */
  isForgotten: boolean
}

export function createHeldDraft(first: SeededDraft, intents: Pick<Intents, 'get' | 'subscribe'>): HeldDraft {
  let draft = first
  let stopListening: (() => void) | undefined
  const listeners = createTopics()
  const held: HeldDraft = {
    isRead: false,
    isForgotten: false,
    get: () => draft,
    set(next, isKept) {
      const pressed = next.submission && 'intentId' in next.submission && next.submission.intentId
      draft = { ...draft, ...(pressed && { seed: pressed }), ...next }
      listeners.tell('')
      if (isKept) held.desk?.keep(draft)
    },
    next({ modelId, values } = draft, seed = draft.seed) {
      let intentId = seed
      // One that was pressed here brings no further job, however the tabs came to tell each other of it.
      do intentId = deriveIntentId(intentId, modelId, values)
      while (intents.get(intentId))
      return { revision: draft.revision + 1, intentId }
    },
    listenTo(intentId) {
      stopListening?.()
      stopListening =
        intentId === undefined
          ? undefined
          : intents.subscribe(intentId, (submission) => held.set({ submission }, true))
    },
    subscribe: (listener) => listeners.add('', listener),
  }
  return held
}

/** A draft that nobody has touched. */
export function firstDraft(draftKey: string, modelId?: string, values: Draft['values'] = {}): SeededDraft {
  const seed = mintIntentId()
  const intentId = deriveIntentId(seed, modelId, values)
  return { draftKey, revision: 0, modelId, values, seed, intentId, submission: { state: 'idle' } }
}

/** Whether the draft's intent can bring no further job: it has brought one, or the proxy will never take it again. */
export function isSpent({ intentId, submission }: Draft): boolean {
  if (!('intentId' in submission) || submission.intentId !== intentId) return false
  if (submission.state !== 'refused') return submission.state === 'accepted'
  const { code } = submission.error
  return closedCodes.has(code) || code === 'intent-reused'
}
