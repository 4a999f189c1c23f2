import type { Counter, OpenCounter } from './counter.ts'

/** Undefined: not limited. */
export interface QuotaLimits {
  submitsPerMinute?: number
  submitsPerDay?: number
  /** US dollars. The high end of each submission's estimate counts. */
  usdPerDay?: number
}

/** Which limit a submission would have broken. */
export interface QuotaExcess {
  scope: 'caller' | 'total'
  limit: keyof QuotaLimits
  /** Undefined where waiting does not help: this one alone is more than a whole window allows. */
  retryAfterMs?: number
}

type Amounts = Record<keyof QuotaLimits, number>

/** One sum that grows until its window ends. */
export interface QuotaWindow {
  scope: QuotaExcess['scope']
  limit: keyof QuotaLimits
  counter: Counter
}

// A caller that is refused must not use up what is for all, so callers come first; and of two waits the longer is told.
const order = ['usdPerDay', 'submitsPerDay', 'submitsPerMinute'] as const

const seconds: Amounts = { submitsPerMinute: 60, submitsPerDay: 86_400, usdPerDay: 86_400 }

/** In the order in which they are asked. */
export const openWindows = (open: OpenCounter): QuotaWindow[] =>
  (['caller', 'total'] as const).flatMap((scope) =>
    order.map((limit) => {
      const keyPrefix = `kling-quota/${scope}/${limit}`
      return {
        scope,
        limit,
        counter: open({ keyPrefix, points: Number.MAX_SAFE_INTEGER, duration: seconds[limit] }),
      }
    }),
  )

/** Counters hold whole numbers: money in hundredths of a cent, rounded up. */
export const pointsOf = (limit: keyof QuotaLimits, amount: number): number =>
  limit === 'usdPerDay' ? Math.ceil(Math.round(amount * 1e7) / 1000) : amount
