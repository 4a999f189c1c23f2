import { Refusal } from '../handler/refusal.ts'

/** What pictures that still arrive may hold together. Counted in bytes: a place for each would be kept by whoever sends none. */
export interface PictureMemory {
  /** @throws {Refusal} rate-limited when there is not so much left */
  take(bytes: number): void
  giveBack(bytes: number): void
}

export function createPictureMemory(maxBytes: number): PictureMemory {
  let left = maxBytes
  return {
    take(bytes) {
      if (bytes > left)
        throw new Refusal('rate-limited', {
          message: 'Too many pictures arrive at once. Nothing was sent. Try again in a few seconds.',
          retryAfterMs: 5000,
        })
      left -= bytes
    },
    giveBack: (bytes) => void (left += bytes),
  }
}
