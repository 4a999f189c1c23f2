import type { Clock } from '@kling-kit/spec'

export type { Clock }

// Some 25 days. A timer that is to wait longer, or for ever, would go off at once, and end what was paid for.
const longestMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, Math.min(delayMs, longestMs)),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
}
