import type { Fate } from './killing-shim.ts'

/** Chromium sends again. */
export const resentFates = ['lost on the way', 'cut while working', 'answer lost'] as const
/** It does not, and the client asks what became of the submission, which takes a second. */
export const askedFates = ['headers cut', 'body cut'] as const

const deadly: readonly Fate[] = [...resentFates, ...resentFates, ...askedFates]

/** Fates by chance, the same ones for the same seed (mulberry32): half of the submissions arrive. */
export function createFates(seed: number): () => Fate {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const drawn = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    return deadly[Math.floor(drawn * 2 * deadly.length)] ?? 'arrives'
  }
}
