import type { QuotaExcess, QuotaLimits } from './quota-window.ts'

const reached: Record<keyof QuotaLimits, string> = {
  submitsPerMinute: 'as many requests as are allowed in a minute',
  submitsPerDay: 'as many requests as are allowed in a day',
  usdPerDay: 'as much as may be spent in a day',
}

/** What a person reads. Says no amounts: what others spend is the operator's business. */
export function excessMessage({ scope, limit, retryAfterMs }: QuotaExcess): string {
  if (retryAfterMs === undefined)
    return limit === 'usdPerDay'
      ? 'This costs more than may be spent. Nothing was charged. Choose another model or a shorter video.'
      : 'You may not send requests. Nothing was charged. Ask whoever runs this app.'
  const who = scope === 'caller' ? 'You have' : 'Everybody together has'
  const used = limit === 'usdPerDay' ? 'spent' : 'sent'
  return `${who} ${used} ${reached[limit]}. Nothing was charged. Try again in ${inWords(retryAfterMs)}.`
}

const units = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** Rounded up, so that nobody comes back too early: "2 hours". */
function inWords(durationMs: number): string {
  const [unit, unitMs] = units.find(([, ms]) => durationMs > ms) ?? units[2]
  const count = Math.ceil(durationMs / unitMs)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
