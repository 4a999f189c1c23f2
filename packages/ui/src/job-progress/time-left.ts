import type { DurationEstimate } from '@kling-kit/spec'

/**
 * Seconds that a job still takes, as likely more as less, given that it has not ended after `elapsed`. Undefined past what is usual.
 * Reads the estimate as log-logistic, which agrees with it at p50 and p90 and has a closed form.
 */
export function timeLeft(elapsed: number, { p50, p90 }: DurationEstimate): number | undefined {
  if (elapsed > p90) return undefined
  const shape = Math.log(9) / Math.log(p90 / p50)
  const odds = (elapsed / p50) ** shape
  return p50 * (1 + 2 * odds) ** (1 / shape) - elapsed
}
