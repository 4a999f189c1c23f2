import type { Caller } from '../caller/caller.ts'
import type { ProxySubmission } from '../handler/hooks.ts'
import type { QuotaLimits } from '../limits/quota-window.ts'
import { within } from '../time/deadline.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'

/** What a submission took of a quota. */
export interface Reservation {
  /** Gives it back: nothing was charged. */
  release(): unknown
}

export interface QuotaRefusal {
  /** `message` reaches the form. Without `retryAfterMs` waiting does not help. */
  refuse: { message: string; retryAfterMs?: number }
}

/** How much may be spent. `createQuota` of proxy/limits makes one. */
export interface Quota {
  /**
   * Takes what this submission needs, or says no. Asked once per paid request: after its intent was claimed, so never for a
   * copy, and before anything is sent. A throw refuses, too.
   */
  reserve(submission: ProxySubmission): Promise<Reservation | QuotaRefusal>
  /** What this caller may use, as `capabilities` tells it. */
  limitsOf?(caller: Caller): QuotaLimits | undefined | Promise<QuotaLimits | undefined>
}

/** Sends what the quota allows, and gives back what was certainly not spent. */
export async function sendWithinQuota(
  state: ProxyState,
  visit: Visit,
  submission: ProxySubmission,
  send: () => Promise<string | Refusal>,
): Promise<string | Refusal> {
  if (!state.quota) return send()
  const reservation = await reserve(state, visit, state.quota, submission)
  if (reservation instanceof Refusal) return reservation
  const outcome = await send()
  if (outcome instanceof Refusal && outcome.code !== 'outcome-unknown')
    await giveBack(state, visit, reservation)
  return outcome
}

const uncounted = 'What may be spent cannot be counted. Nothing was charged. Try again in a moment.'

async function reserve(
  state: ProxyState,
  visit: Visit,
  quota: Quota,
  submission: ProxySubmission,
): Promise<Reservation | Refusal> {
  const asked = (async () => quota.reserve(submission))()
  try {
    const answer = await within(state.clock, state.storeMs, asked)
    return 'refuse' in answer ? new Refusal('quota', answer.refuse) : answer
  } catch (error) {
    state.log(`The quota could not be counted, so nothing was sent: ${String(error)}`)
    // What is granted too late must not count.
    asked.then((answer) => ('release' in answer ? giveBack(state, visit, answer) : undefined)).catch(() => {})
    return new Refusal('store-unavailable', { message: uncounted, detail: 'quota failed' })
  }
}

const giveBack = (state: ProxyState, { event }: Visit, reservation: Reservation) =>
  within(state.clock, state.storeMs, (async () => reservation.release())()).catch((error: unknown) => {
    state.log(`The quota counts a submission that was not charged: ${String(error)}`)
    state.emit({ ...event, type: 'trouble', detail: 'quota failed' })
  })
