import type { Job } from '../job/job.ts'
import { KlingError } from '../errors/kling-error.ts'
import type { Prepared } from './prepare.ts'
import { notSent, unknownOutcome } from './refusal.ts'
import type { Submission } from './submission.ts'
import { createTopics } from '../client/topics.ts'
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.ts'

/** What a person asked for once, in this life of the client. */
export interface Intent {
  readonly id: string
  submission: Submission
  promise: Promise<Job>
  /** Set from the moment that something may have been sent. */
  sent?: Prepared
  letLeave?: () => void
}

/** One of which something may have been sent. */
export type SentIntent = Intent & { sent: Prepared }

/** The intents of this life of the client, and what became of each. */
export interface Intents {
  get: (intentId: string) => Intent | undefined
  all: () => Intent[]
  isForgotten: (intent: Intent) => boolean
  /** Latches the intent and works on it: it is `sending` before this returns, whatever is clicked next. */
  begin: (intent: Intent, phase: 'posting' | 'checking', work: () => Promise<Job>) => Promise<Job>
  /** Says what became of it. */
  tell: (intent: Intent, submission: Submission) => void
  /** Takes in one of which an earlier life knew. */
  add: (intent: Intent, submission: Submission) => void
  /** What is under way goes on, and nobody hears of it. */
  forgetAll: () => void
  /** Hears of everything that becomes of the intent, an answer that comes late included. Of every one under `''`. */
  subscribe: (intentId: string, listener: (submission: Submission) => void) => () => void
}

const everyone = ''

export function createIntents(): Intents {
  const intents = new Map<string, Intent>()
  const listeners = createTopics<[Submission]>()

  const isForgotten = (intent: Intent) => intents.get(intent.id) !== intent
  const tell: Intents['tell'] = (intent, submission) => {
    intent.submission = submission
    if (isForgotten(intent)) return
    listeners.tell(intent.id, submission)
    listeners.tell(everyone, submission)
  }
  const add: Intents['add'] = (intent, submission) => {
    intents.set(intent.id, intent)
    tell(intent, submission)
  }

  return {
    get: (intentId) => intents.get(intentId),
    all: () => Array.from(intents.values()),
    isForgotten,
    tell,
    add,
    begin(intent, phase, work) {
      const { id: intentId } = intent
      intents.set(intentId, intent)
      intent.submission = { state: 'sending', phase, intentId }
      intent.promise = work().catch((reason: unknown) => {
        // A late answer came in while others were still being asked.
        if (intent.submission.state === 'accepted') return intent.submission.job
        const error = KlingError.is(reason)
          ? reason
          : (intent.sent ? unknownOutcome : notSent)(intentId, reason)
        const state = error instanceof UnknownOutcomeError ? 'unknown' : 'refused'
        tell(intent, { state, error, intentId })
        throw error
      })
      // Whoever waits hears of it through a promise of their own.
      intent.promise.catch(() => {})
      tell(intent, intent.submission)
      return intent.promise
    },
    forgetAll() {
      intents.clear()
      listeners.tell(everyone, { state: 'idle' })
    },
    subscribe: listeners.add,
  }
}
