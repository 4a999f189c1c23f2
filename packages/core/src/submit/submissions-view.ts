import type { Intents } from './intents.ts'
import type { Submitter } from './submitter.ts'

/** A submission of which nobody knows what became of it. It may have been charged. */
export interface UnconfirmedSubmission {
  intentId: string
  /** It is being asked about. */
  isChecking: boolean
  /** Absent, as the rest, where an earlier life of the page did not keep it. */
  modelId?: string
  input?: Record<string, unknown>
  metadata?: Record<string, unknown>
}

/** The submissions that nobody could confirm, those from before a reload included. */
export interface SubmissionsView {
  /** The same array until something changed. */
  getSnapshot: () => readonly UnconfirmedSubmission[]
  getServerSnapshot: () => readonly UnconfirmedSubmission[]
  subscribe: (listener: () => void) => () => void
  /** Asks the proxy what became of it. Costs nothing, and never rejects. */
  checkAgain: (intentId: string) => Promise<void>
  /** Drops it, in all tabs and from its draft. What was sent stays sent, and may be charged. */
  dismiss: (intentId: string) => Promise<void>
}

interface SubmissionsOptions {
  intents: Intents
  submitter: Submitter
  start: () => void
  dismiss: (intentId: string) => Promise<void>
}

const none: readonly UnconfirmedSubmission[] = Object.freeze([])

export function createSubmissionsView({
  intents,
  submitter,
  start,
  dismiss,
}: SubmissionsOptions): SubmissionsView {
  let shown: readonly UnconfirmedSubmission[] | undefined
  intents.subscribe('', () => {
    shown = undefined
  })
  const read = () => {
    const found = intents.all().flatMap(({ id: intentId, sent, submission }): UnconfirmedSubmission[] => {
      const isChecking = submission.state === 'sending' && submission.phase === 'checking'
      if (!sent || (!isChecking && submission.state !== 'unknown')) return []
      const { modelId, input, metadata } = sent
      return [{ intentId, isChecking, modelId: modelId || undefined, input, metadata }]
    })
    return found.length ? found : none
  }
  return {
    getSnapshot: () => (shown ??= read()),
    getServerSnapshot: () => none,
    subscribe(listener) {
      start()
      return intents.subscribe('', listener)
    },
    async checkAgain(intentId) {
      start()
      // Still unknown is an answer, and shows here.
      await submitter.check(intentId).catch(() => {})
    },
    dismiss,
  }
}
