import type { HttpAnswer } from './wire.ts'

/** A server's hint as a delay that a timer can be trusted with: 1 s to 15 min. */
export const clampDelay = (delayMs: number): number => Math.min(900_000, Math.max(1000, Math.ceil(delayMs)))

/** The delay that `Retry-After` or `x-rate-limit-reset-at-utc` asks for, in milliseconds. */
export function retryAfterMs({ headers }: HttpAnswer, now?: number): number | undefined {
  const hint = headers.get('retry-after') ?? headers.get('x-rate-limit-reset-at-utc') ?? ''
  let delayMs = Number.NaN
  if (/^\d{1,8}$/.test(hint)) delayMs = Number(hint) * 1000
  else if (now !== undefined) delayMs = resetTime(hint) - now
  return Number.isFinite(delayMs) ? clampDelay(delayMs) : undefined
}

// How Segmind writes the moment is not documented: read seconds or milliseconds since the epoch and any date, as UTC.
function resetTime(hint: string): number {
  if (/^\d+(\.\d+)?$/.test(hint)) return Number(hint) * (Number(hint) < 1e11 ? 1000 : 1)
  return Date.parse(/Z|GMT|UTC|[+-]\d\d:?\d\d$/i.test(hint) ? hint : `${hint.replace(' ', 'T')}Z`)
}
