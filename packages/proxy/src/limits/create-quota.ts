import type { Caller } from '../caller/caller.ts'
import { type Clock, systemClock } from '../time/clock.ts'
import { memoryCounter, type OpenCounter } from './counter.ts'
import type { ProxySubmission } from '../handler/hooks.ts'
import type { Quota } from '../submit/quota.ts'
import { excessMessage } from './quota-message.ts'
import {
  openWindows,
  pointsOf,
  type QuotaExcess,
  type QuotaLimits,
  type QuotaWindow,
} from './quota-window.ts'
import { insist } from '../handler/settings.ts'

export interface QuotaOptions {
  /** For each caller, or as a function of the caller: its plan. */
  perCaller?: QuotaLimits | ((caller: Caller) => QuotaLimits | undefined | Promise<QuotaLimits | undefined>)
  /** For all callers together. */
  inTotal?: QuotaLimits
  /** Where it is counted. Default: in this process. Several processes share `redisCounter(client)`. */
  counter?: OpenCounter
  /** US dollars that count for a model without a price. Default: such a model is refused where money is limited. */
  unknownCostUsd?: number
  /** What a person reads. Default: English sentences. */
  message?: (excess: QuotaExcess) => string
  clock?: Pick<Clock, 'monotonic'>
}

interface Taken {
  window: QuotaWindow
  key: string
  points: number
  endsAt: number
}

/**
 * Limits on submissions and on what they are estimated to cost. A window begins with the first submission in it, and ends
 * a minute or a day later. What is refused afterwards, by Segmind or by another limit, is given back.
 */
export function createQuota(options: QuotaOptions): Quota {
  const { perCaller, inTotal, counter = memoryCounter, unknownCostUsd = Infinity } = options
  const { message = excessMessage, clock = systemClock } = options
  insist(perCaller || inTotal, 'createQuota needs `perCaller`, `inTotal` or both.')
  for (const limits of [perCaller, inTotal, { unknownCostUsd }])
    if (typeof limits === 'object')
      insist(
        Object.values(limits).every((limit) => limit === undefined || limit >= 0),
        'The limits of a quota are numbers, 0 or more.',
      )
  const windows = openWindows(counter)
  const limitsOf = (caller: Caller) => (typeof perCaller === 'function' ? perCaller(caller) : perCaller)

  /** Takes from one window; resolves with what was exceeded, if anything. */
  const take = async (
    window: QuotaWindow,
    limits: QuotaLimits | undefined,
    { caller, estimate }: ProxySubmission,
    taken: Taken[],
  ): Promise<QuotaExcess | undefined> => {
    const { scope, limit } = window
    const most = limits?.[limit]
    if (most === undefined) return undefined
    const amount = limit === 'usdPerDay' ? (estimate?.high ?? unknownCostUsd) : 1
    // Said this way round, what is not a number refuses.
    if (!(amount <= most)) return { scope, limit }
    const points = pointsOf(limit, amount)
    const key = scope === 'caller' ? caller.id : 'all'
    const askedAt = clock.monotonic()
    const { consumedPoints, msBeforeNext } = await window.counter.penalty(key, points)
    taken.push({ window, key, points, endsAt: askedAt + msBeforeNext })
    return consumedPoints <= pointsOf(limit, most)
      ? undefined
      : { scope, limit, retryAfterMs: Math.max(1000, Math.ceil(msBeforeNext)) }
  }

  return {
    limitsOf,
    async reserve(submission) {
      const limits = { caller: await limitsOf(submission.caller), total: inTotal }
      const taken: Taken[] = []
      const release = () => giveBack(taken, clock)
      try {
        for (const window of windows) {
          const excess = await take(window, limits[window.scope], submission, taken)
          if (!excess) continue
          await release()
          return { refuse: { message: message(excess), retryAfterMs: excess.retryAfterMs } }
        }
      } catch (error) {
        await release().catch(() => {})
        throw error
      }
      return { release }
    },
  }
}

/** Each window at most once, and only while it lasts: in the next one it would be a present. */
async function giveBack(taken: Taken[], clock: Pick<Clock, 'monotonic'>): Promise<void> {
  await Promise.all(
    taken.splice(0).map(async ({ window: { counter }, key, points, endsAt }) => {
      if (clock.monotonic() >= endsAt) return
      const { consumedPoints } = await counter.reward(key, points)
      // The window ended on the way.
      if (consumedPoints < 0) await counter.penalty(key, points)
    }),
  )
}
