import type { Alarms } from '../time/alarms.ts'
import { askOutcome, firstWord, type Outcome, untilLost, wordOf } from './ask-outcome.ts'
import type { Clock } from '../time/clock.ts'
import type { Host } from '../client/host.ts'
import type { Job } from '../job/job.ts'
import { KlingError } from '../errors/kling-error.ts'
import { type IntentRecord, readIntent } from './intent-record.ts'
import { notSent, offlineRefusal, refusalOf, unknownOutcome } from './refusal.ts'
import { newJob } from '../job/new-job.ts'
import type { Records } from '../storage/records.ts'
import type { Submission } from './submission.ts'
import { createTopics } from '../client/topics.ts'
import type { Transport } from '../transport/transport.ts'
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.ts'

/** What is sent, once media was uploaded and the input was found in order. */
export interface Prepared {
  modelId: string
  body: Record<string, unknown>
  /** Absent where an earlier life did not keep it. */
  input?: Record<string, unknown>
  metadata?: Record<string, unknown>
  /** Ms since the epoch, of what an earlier life of the client sent. */
  submittedAt?: number
}

export interface Submitter {
  /** Sends the intent, once and never again unless it was refused; otherwise joins or asks what became of it. */
  submit: (intentId: string, prepare: () => Promise<Prepared>) => Promise<Job>
  /** Asks what became of an intent whose outcome is unknown. */
  check: (intentId: string) => Promise<Job>
  /** Goes on with an intent that an earlier life of the client left open: asks about it, and never sends it. Never rejects. */
  resume: (intentId: string, record: IntentRecord) => Promise<void>
  /** What is known of the intent in this life. */
  submission: (intentId: string) => Submission | undefined
  /** Hears of everything that becomes of the intent, an answer that comes late included. */
  subscribe: (intentId: string, listener: (submission: Submission) => void) => () => void
  forgetAll: () => void
}

interface SubmitterOptions {
  transport: Transport
  clock: Clock
  alarms: Alarms
  host: Host
  records: Records
  /** Whether what a person wrote may be kept. */
  persistPrompts: boolean
  random: () => number
  /** Says to other tabs that this one looks after the intent. Resolves with the way to let go, or undefined while another one does. */
  lock: (intentId: string) => Promise<(() => void) | undefined>
  /** Begins the life of a job that the API has named. */
  accept: (intentId: string, requestId: string, prepared: Prepared) => Job
}

interface Intent {
  readonly id: string
  submission: Submission
  promise: Promise<Job>
  /** Set from the moment that something may have been sent. */
  sent?: Prepared
  letLeave?: () => void
}

// Longer than the proxy lets a caller wait. Where nobody can be asked afterwards, waiting is all there is.
const answerTimeoutMs = 60_000
const otherTabMs = 250
const onlyAnswerTimeoutMs = 300_000

/** Turns what a person asked for into one paid request, and finds out what became of it. */
export function createSubmitter(options: SubmitterOptions): Submitter {
  const { transport, alarms, host, records, persistPrompts } = options
  const intents = new Map<string, Intent>()
  const listeners = createTopics<[Submission]>()

  const tell = (intent: Intent, submission: Submission) => {
    intent.submission = submission
    if (intents.get(intent.id) === intent) listeners.tell(intent.id, submission)
  }

  const isForgotten = (intent: Intent) => intents.get(intent.id) !== intent
  const recordOf = (state: IntentRecord['state'], sent: Prepared, requestId?: string): IntentRecord => {
    const { modelId, input, metadata, submittedAt = options.clock.now() } = sent
    return { state, requestId, modelId, input: persistPrompts ? input : undefined, metadata, submittedAt }
  }
  const note = async (intent: Intent, record: IntentRecord) => {
    if (!isForgotten(intent)) await records.put('intent', intent.id, record)
  }
  const unclaim = (intent: Intent) => records.delete('intent', intent.id)

  const adopt = (intent: Intent, sent: Prepared, requestId: string) => {
    // Somebody else may be signed in by now.
    if (isForgotten(intent)) {
      return newJob({ requestId, modelId: sent.modelId, submittedAt: options.clock.now() })
    }
    void note(intent, recordOf('accepted', sent, requestId))
    const job = options.accept(intent.id, requestId, sent)
    tell(intent, { state: 'accepted', job, intentId: intent.id })
    return job
  }

  const ask = (intent: Intent, how?: 'at-once' | 'once') => {
    tell(intent, { state: 'sending', phase: 'checking', intentId: intent.id })
    return askOutcome(options, intent.id, how)
  }

  const conclude = async (intent: Intent, sent: Prepared, outcome: Outcome, cause?: unknown) => {
    if (outcome?.type === 'accepted') return adopt(intent, sent, outcome.requestId)
    if (outcome) {
      await unclaim(intent)
      throw refusalOf(outcome.error, intent.id)
    }
    await note(intent, recordOf('unknown', sent))
    throw unknownOutcome(intent.id, cause)
  }

  const send = async (intent: Intent, prepare: () => Promise<Prepared>) => {
    const sent = await prepare()
    if (isForgotten(intent)) throw notSent(intent.id, new Error('Signed out.'))
    const existing = await records.add('intent', intent.id, recordOf('sending', sent))
    const earlier = existing === undefined ? undefined : readIntent(existing)
    intent.sent = sent
    if (earlier?.requestId) return adopt(intent, sent, earlier.requestId)
    if (earlier) return conclude(intent, sent, await ask(intent, 'at-once'))
    // Only this page will know of it.
    if (!records.isKept || records.trouble.getSnapshot()) intent.letLeave = host.guardLeaving?.()
    let cause: unknown
    // Nothing aborts this: the answer is wanted however late it comes.
    const answer = new Promise<Outcome>((resolve) => {
      const { modelId, body, metadata } = sent
      resolve(transport.submit({ modelId, body, metadata, intentId: intent.id }).then(wordOf))
    }).catch(async (error: unknown) => {
      cause = error
      if (!KlingError.is(error) || error.billed !== 'no') return undefined
      await unclaim(intent)
      throw error
    })
    const timeoutMs = transport.askIntent ? answerTimeoutMs : onlyAnswerTimeoutMs
    const lost = untilLost(alarms, timeoutMs, answer)
    const outcome = await firstWord(
      answer,
      lost.then(() => (transport.askIntent ? ask(intent) : undefined)),
    )
    if (!outcome) void adoptLate(intent, sent, answer)
    return conclude(intent, sent, outcome, cause)
  }

  const sendOnce = async (intent: Intent, prepare: () => Promise<Prepared>) => {
    if (!host.isOnline()) throw offlineRefusal(intent.id)
    let letGo = await options.lock(intent.id)
    // Another tab is sending it. Asked now, a proxy that has not got it yet would close it.
    while (!letGo) {
      await alarms.sleep(otherTabMs)
      letGo = await options.lock(intent.id)
    }
    return send(intent, prepare).finally(() => {
      letGo()
      intent.letLeave?.()
    })
  }

  const adoptLate = async (intent: Intent, sent: Prepared, answer: Promise<Outcome>) => {
    const late = await answer.catch(() => undefined)
    if (late?.type === 'accepted' && intent.submission.state !== 'accepted')
      adopt(intent, sent, late.requestId)
  }

  const begin = (intent: Intent, phase: 'posting' | 'checking', run: () => Promise<Job>) => {
    intents.set(intent.id, intent)
    // In the same breath as the press: whatever is clicked next finds it under way.
    intent.submission = { state: 'sending', phase, intentId: intent.id }
    intent.promise = run().catch((reason: unknown) => {
      // A late answer came in while others were still being asked.
      if (intent.submission.state === 'accepted') return intent.submission.job
      const error = KlingError.is(reason)
        ? reason
        : (intent.sent ? unknownOutcome : notSent)(intent.id, reason)
      const state = error instanceof UnknownOutcomeError ? 'unknown' : 'refused'
      tell(intent, { state, error, intentId: intent.id })
      throw error
    })
    // Whoever waits hears of it through a promise of their own.
    intent.promise.catch(() => {})
    listeners.tell(intent.id, intent.submission)
    return intent.promise
  }

  const check = (intentId: string) => {
    const intent = intents.get(intentId)
    if (!intent?.sent) return Promise.reject(unknownOutcome(intentId))
    const { sent, submission } = intent
    if (submission.state === 'accepted') return Promise.resolve(submission.job)
    if (submission.state !== 'unknown') return intent.promise
    return begin(intent, 'checking', async () => conclude(intent, sent, await ask(intent, 'once')))
  }

  return {
    submit(intentId, prepare) {
      const known = intents.get(intentId)
      const state = known?.submission.state
      if (known && state === 'sending') return known.promise
      if (known && state !== 'refused') return check(intentId)
      const intent: Intent = { id: intentId } as Intent
      return begin(intent, 'posting', () => sendOnce(intent, prepare))
    },
    check,
    async resume(intentId, record) {
      if (intents.has(intentId)) return
      const { modelId = '', input, metadata, submittedAt } = record
      const sent: Prepared = { modelId, body: {}, input, metadata, submittedAt }
      const intent = { id: intentId, sent } as Intent
      if (record.state === 'unknown') {
        intents.set(intentId, intent)
        tell(intent, { state: 'unknown', error: unknownOutcome(intentId), intentId })
      } else {
        const goOn = async () => conclude(intent, sent, await ask(intent, 'at-once'))
        await begin(intent, 'checking', goOn).catch(() => {})
      }
    },
    submission: (intentId) => intents.get(intentId)?.submission,
    subscribe: listeners.add,
    forgetAll: () => intents.clear(),
  }
}
