import type { Alarms } from '../time/alarms.ts'
import { askOutcome, type Outcome } from './ask-outcome.ts'
import type { Clock } from '../time/clock.ts'
import type { Host } from '../client/host.ts'
import type { Job } from '../job/job.ts'
import { KlingError } from '../errors/kling-error.ts'
import { type IntentRecord, readIntent } from './intent-record.ts'
import { notSent, offlineRefusal, refusalOf, unknownOutcome } from './refusal.ts'
import { newJob } from '../job/new-job.ts'
import type { Records } from '../storage/records.ts'
import type { Intent, Intents, SentIntent } from './intents.ts'
import type { Prepared } from './prepare.ts'
import { transmit } from './transmit.ts'
import type { Transport } from '../transport/transport.ts'

export interface Submitter {
  /** Sends the intent, once and never again unless it was refused; otherwise joins or asks what became of it. */
  submit: (intentId: string, prepare: () => Promise<Prepared>) => Promise<Job>
  /** Asks what became of an intent whose outcome is unknown. */
  check: (intentId: string) => Promise<Job>
  /** Asks what became of an intent that was sent, and never sends it. */
  lookUp: (intent: SentIntent, how: 'at-once' | 'once') => Promise<Job>
}

interface SubmitterOptions {
  intents: Intents
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

const otherTabMs = 250

/** Turns what a person asked for into one paid request, and finds out what became of it. */
export function createSubmitter(options: SubmitterOptions): Submitter {
  const { intents, alarms, host, records, persistPrompts } = options
  const { tell, begin, isForgotten } = intents

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
    const transmission = transmit(options, intent.id, sent, () => ask(intent)).catch(
      async (error: unknown) => {
        if (KlingError.is(error)) await unclaim(intent)
        throw error
      },
    )
    const { outcome, cause, answer } = await transmission
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

  const lookUp: Submitter['lookUp'] = (intent, how) =>
    begin(intent, 'checking', async () => conclude(intent, intent.sent, await ask(intent, how)))

  const check = (intentId: string) => {
    const intent = intents.get(intentId)
    if (!isSent(intent)) return Promise.reject(unknownOutcome(intentId))
    const { submission } = intent
    if (submission.state === 'accepted') return Promise.resolve(submission.job)
    return submission.state === 'unknown' ? lookUp(intent, 'once') : intent.promise
  }

  return {
    submit(intentId, prepare) {
      const known = intents.get(intentId)
      const state = known?.submission.state
      if (known && state === 'sending') return known.promise
      if (known && state !== 'refused' && state !== 'idle') return check(intentId)
      const intent: Intent = { id: intentId } as Intent
      return begin(intent, 'posting', () => sendOnce(intent, prepare))
    },
    check,
    lookUp,
  }
}

const isSent = (intent?: Intent): intent is SentIntent => intent?.sent !== undefined
