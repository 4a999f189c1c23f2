import type { Clock } from '../time/clock.ts'

/** How fast Segmind may be asked about all jobs together: its limit is the account's, not a job's. */
export interface UpstreamPace {
  /** 0 when the next question may go out. */
  waitMs(): number
  ask(): void
  limited(retryAfterMs: number): void
  answered(): void
}

const firstGapMs = 1000
const longestGapMs = 60_000

/** Questions come apart by a gap that doubles with each 429 and shrinks with each answer. Without one there is no gap. */
export function createUpstreamPace({ monotonic }: Pick<Clock, 'monotonic'>): UpstreamPace {
  let gapMs = 0
  let notBefore = 0
  const rest = (delayMs: number) => {
    notBefore = Math.max(notBefore, monotonic() + delayMs)
  }
  return {
    waitMs: () => Math.max(0, notBefore - monotonic()),
    ask: () => rest(gapMs),
    limited(retryAfterMs) {
      gapMs = Math.min(Math.max(gapMs * 2, firstGapMs), longestGapMs)
      rest(Math.max(gapMs, retryAfterMs))
    },
    answered() {
      gapMs = gapMs > firstGapMs / 2 ? gapMs * 0.9 : 0
    },
  }
}
