import type { Clock } from './clock.ts'
import { yieldToTasks } from './yield-to-tasks.ts'

export interface VirtualClock extends Clock {
  /** Lets `ms` pass: runs what falls due in order, and lets promises and answers settle before, between and after. */
  advance(ms: number): Promise<void>
  /** Moves the wall clock only, as when a person sets it: `monotonic` stays and no timer runs. */
  set(ms: number): void
  /** Timers that still wait; 0 once everything was torn down. */
  readonly timerCount: number
}

interface Timer {
  dueMs: number
  callback(): void
}

interface VirtualClockOptions {
  /** Waits until the work that a timer began has come to rest. Default: thirty turns of the event loop. */
  settle?: () => Promise<void>
}

/** Browsers and Node keep a delay in 31 bits: a longer one fires at once. */
const longestDelayMs = 2 ** 31 - 1

/** A clock that moves only when told. Starts at 2026-11-20T12:00:00Z by default. */
export function createVirtualClock(
  startMs: number = Date.UTC(2026, 10, 20, 12),
  { settle = yieldToTasks }: VirtualClockOptions = {},
): VirtualClock {
  let elapsedMs = 0
  let offsetMs = startMs
  const timers = new Set<Timer>()

  const nextDueBy = (limitMs: number) => {
    let next: Timer | undefined
    for (const timer of timers) {
      if (timer.dueMs <= limitMs && (!next || timer.dueMs < next.dueMs)) next = timer
    }
    return next
  }

  return {
    now: () => offsetMs + elapsedMs,
    monotonic: () => elapsedMs,
    setTimeout(callback, delayMs) {
      const wait = delayMs > longestDelayMs || !(delayMs > 1) ? 1 : delayMs
      const timer: Timer = { dueMs: elapsedMs + wait, callback }
      timers.add(timer)
      return timer
    },
    clearTimeout: (timer) => void timers.delete(timer as Timer),
    async advance(ms) {
      const endMs = elapsedMs + ms
      await settle()
      for (let timer = nextDueBy(endMs); timer; timer = nextDueBy(endMs)) {
        timers.delete(timer)
        elapsedMs = Math.max(elapsedMs, timer.dueMs)
        timer.callback()
        await settle()
      }
      elapsedMs = Math.max(elapsedMs, endMs)
      await settle()
    },
    set(ms) {
      offsetMs = ms - elapsedMs
    },
    get timerCount() {
      return timers.size
    },
  }
}
