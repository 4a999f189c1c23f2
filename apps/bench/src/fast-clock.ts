import type { Clock } from '@kling-kit/core'

export interface FastClock extends Clock {
  /** How many seconds pass in one, from now on. */
  setRate(rate: number): void
}

/** The system's clock, which can go faster: a job's minutes pass in seconds. */
export function createFastClock(): FastClock {
  let rate = 1
  let setAt = performance.now()
  let passed = 0
  const monotonic = () => passed + (performance.now() - setAt) * rate
  const startedAt = Date.now()
  return {
    monotonic,
    now: () => startedAt + monotonic(),
    setTimeout: (callback, delayMs) => setTimeout(callback, delayMs / rate),
    clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    setRate(next) {
      passed = monotonic()
      setAt = performance.now()
      rate = next
    },
  }
}

/** How many seconds pass in one where minutes of polling are measured over sockets. */
export const hurry = 10

/** A clock that goes that fast from the start. */
export function hurriedClock(): FastClock {
  const clock = createFastClock()
  clock.setRate(hurry)
  return clock
}
