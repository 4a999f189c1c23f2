/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A draw around `mean` that is never negative; `spread` is the standard deviation divided by the mean. */
  logNormal(mean: number, spread: number): number
  /** A version 4 UUID. */
  uuid(): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0

  // mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

  return {
    next,
    logNormal(mean, spread) {
      const variance = Math.log(1 + spread * spread)
      return mean * Math.exp(Math.sqrt(variance) * normal() - variance / 2)
    },
    uuid() {
      const bytes = Array.from({ length: 16 }, () => Math.floor(next() * 256))
      bytes[6] = (bytes[6]! & 0x0f) | 0x40
      bytes[8] = (bytes[8]! & 0x3f) | 0x80
      const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}
