/** Where something is to die: `count` numbers from 1 to `last`, spread over all of them, the same ones for the same seed. */
export function crashPoints(count: number, last: number, seed: number): number[] {
  const drawn = drawnBy(seed)
  return Array.from({ length: count }, (_, at) => 1 + Math.floor(((at + drawn()) / count) * last))
}

/** Numbers from 0 up to 1 (mulberry32). */
export function drawnBy(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
