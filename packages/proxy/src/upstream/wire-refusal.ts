import type { WireError } from '@kling-kit/spec'
import { Refusal } from '../handler/refusal.ts'

const longestRetryAfterMs = 900_000

/** Segmind's own refusal, as spec read it. */
export function refusalOf(
  { code, message, billed, retryAfterMs, issues }: WireError,
  detail?: string,
): Refusal {
  const waitMs = retryAfterMs ?? (code === 'rate-limited' ? 15_000 : 0)
  return new Refusal(code, {
    message,
    billed,
    issues,
    detail,
    ...(waitMs && { retryAfterMs: Math.min(Math.max(waitMs, 1000), longestRetryAfterMs) }),
  })
}
