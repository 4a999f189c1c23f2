/** `0:42`, `12:05`, `1:02:05`: for the eye. */
export function clockTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const shown = parts[0] ? parts : parts.slice(1)
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

const inUnits = (['hour', 'minute', 'second'] as const).map(
  (unit) => new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }),
)

/** `1 minute 23 seconds`: for the ear. */
export function spokenTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const spoken = parts.flatMap((part, index) => (part > 0 ? [inUnits[index]?.format(part)] : []))
  return spoken.join(' ') || '0 seconds'
}
