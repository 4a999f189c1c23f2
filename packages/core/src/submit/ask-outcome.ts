import type { SubmitAnswer } from '@kling-kit/spec'
import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { Transport } from '../transport/transport.ts'
import { withDeadline } from '../time/with-deadline.ts'

/** What became of an intent: the job, certainly nothing, or undefined where nobody could say. */
export type Outcome = Extract<SubmitAnswer, { type: 'accepted' | 'refused' }> | undefined

interface AskOutcomeOptions {
  transport: Transport
  clock: Clock
  alarms: Alarms
  random: () => number
}

const delaysMs = [1000, 2000, 4000, 8000]
const slowestMs = 15_000
const longestMs = 120_000

/** Codes that say of an intent: nothing was ever sent for it, and nothing can be any more. */
export const closedCodes: ReadonlySet<string> = new Set(['unknown-intent', 'intent-closed'])

/**
 * Asks what became of an intent whose answer was lost, after 1, 2, 4, 8, 15, 15 … seconds and for two minutes at most.
 * Nothing is ever sent again. `at-once` begins now; `once` asks now, and again only while the request is still under way.
 */
export async function askOutcome(
  { transport, clock, alarms, random }: AskOutcomeOptions,
  intentId: string,
  how: 'later' | 'at-once' | 'once' = 'later',
): Promise<Outcome> {
  const question = (what: 'askIntent' | 'closeIntent') =>
    withDeadline(alarms, (signal) => transport[what]?.(intentId, signal))

  const endsAt = clock.monotonic() + longestMs
  for (let count = how === 'later' ? 0 : -1; clock.monotonic() < endsAt; count += 1) {
    const delayMs = (delaysMs[count] ?? slowestMs) * (0.75 + random() / 2)
    if (count >= 0) await alarms.sleep(Math.min(delayMs, endsAt - clock.monotonic()))
    let answer = await question('askIntent')
    // Nobody has claimed it. Closed for good, it was certainly never sent, and a late copy will be refused.
    if (isUnknown(answer, 'unknown-intent') && transport.closeIntent) answer = await question('closeIntent')
    if (answer?.type === 'accepted') return answer
    if (answer?.type === 'refused' && !refusesTheQuestion.has(answer.error.code)) return answer
    if (isUnknown(answer, 'unknown-intent') || isUnknown(answer, 'outcome-unknown')) return undefined
    if (how === 'once' && answer?.type !== 'in-flight') return undefined
  }
  return undefined
}

/** With these the proxy refuses whoever asks, not what was submitted. */
const refusesTheQuestion: ReadonlySet<string> = new Set([
  'unauthorized',
  'wrong-caller',
  'cross-site',
  'origin-not-allowed',
  'not-found',
  'method-not-allowed',
  'intent-required',
  'store-unavailable',
  'config',
])

const isUnknown = (answer: SubmitAnswer | undefined, code: string) =>
  answer?.type === 'unknown' && answer.error.code === code
