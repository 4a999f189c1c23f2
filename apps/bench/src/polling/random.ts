/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export type Random = () => number

export function createRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One draw of a log-normal duration with this mean and this coefficient of variation. */
export function drawLogNormal(random: Random, meanSeconds: number, spread: number): number {
  const variance = Math.log1p(spread * spread)
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return meanSeconds * Math.exp(-variance / 2 + Math.sqrt(variance) * normal)
}
