/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number]

export const mix = (a: number, b: number, part: number) => a + (b - a) * part
export const clamp = (value: number) => Math.min(1, Math.max(0, value))
export const smooth = (low: number, high: number, value: number) => {
  const part = clamp((value - low) / (high - low))
  return part * part * (3 - 2 * part)
}
export const blend = (a: Colour, b: Colour, part: number): Colour => [
  mix(a[0], b[0], part),
  mix(a[1], b[1], part),
  mix(a[2], b[2], part),
]
