import type { SubmitAnswer } from '@kling-kit/spec'
import type { Alarms } from '../time/alarms.ts'
import type { Outcome } from './ask-outcome.ts'
import { KlingError } from '../errors/kling-error.ts'
import type { Prepared } from './prepare.ts'
import type { Transport } from '../transport/transport.ts'

interface Transmission {
  outcome: Outcome
  /** Why there was no answer. */
  cause?: unknown
  /** The answer, which may still come when nobody could say what became of the request. */
  answer: Promise<Outcome>
}

// Longer than the proxy lets a caller wait. Where nobody can be asked afterwards, waiting is all there is.
const answerTimeoutMs = 60_000
const onlyAnswerTimeoutMs = 300_000

/**
 * Sends the one paid request of an intent, once. Without a certain word in its answer, or without one in time, it asks.
 * Rejects with a `KlingError` only when it is certain that nothing was sent.
 */
export async function transmit(
  { transport, alarms }: { transport: Transport; alarms: Alarms },
  intentId: string,
  { modelId, body, metadata }: Prepared,
  ask: () => Promise<Outcome>,
): Promise<Transmission> {
  let cause: unknown
  // Nothing aborts this: the answer is wanted however late it comes.
  const answer = new Promise<Outcome>((resolve) => {
    resolve(transport.submit({ modelId, body, metadata, intentId }).then(wordOf))
  }).catch((error: unknown) => {
    cause = error
    if (KlingError.is(error) && error.billed === 'no') throw error
    return undefined
  })
  const timeoutMs = transport.askIntent ? answerTimeoutMs : onlyAnswerTimeoutMs
  const lost = untilLost(alarms, timeoutMs, answer)
  const outcome = await firstWord(
    answer,
    lost.then(() => (transport.askIntent ? ask() : undefined)),
  )
  return { outcome, cause, answer }
}

/** Only an answer that says yes or no for certain is a word. */
const wordOf = (answer: SubmitAnswer): Outcome =>
  answer.type === 'accepted' || answer.type === 'refused' ? answer : undefined

/** The first certain word; undefined when the second has come to nothing. */
function firstWord(answer: Promise<Outcome>, asked: Promise<Outcome>): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    answer.then((outcome) => outcome && resolve(outcome), reject)
    asked.then(resolve, reject)
  })
}

/** Resolves when no certain word came, or none in time. */
function untilLost(alarms: Alarms, timeoutMs: number, answer: Promise<Outcome>): Promise<void> {
  return new Promise((resolve) => {
    const callOff = alarms.patiently(timeoutMs, resolve)
    // What was certainly not sent is asked of nobody: the proxy would close an intent that is to be sent yet.
    answer
      .then(
        (outcome) => outcome ?? resolve(),
        () => {},
      )
      .finally(callOff)
  })
}
