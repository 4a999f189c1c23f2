import type { ResultAnswer, StatusAnswer } from '@kling-kit/spec'

/** How fast a client may ask, all of its jobs together. Moments are of a clock that never goes back. */
export interface Pace {
  /** Nothing is to be asked before this moment. */
  notBefore: () => number
  /** One question goes out. */
  ask: (now: number) => void
  /** One was answered, or was not. */
  hear: (now: number, answer?: StatusAnswer | ResultAnswer) => void
  /** A reason to hope that it works again. */
  wake: () => void
}

const failuresToOpen = 5
const openMs = 30_000
const slowestMs = 60_000
const longestWaitMs = 15 * 60_000

/** A gap that doubles with every 429 and shrinks after three good answers, and a circuit that opens after five failures. */
export function createPace(): Pace {
  let gapMs = 0
  let successes = 0
  let failures = 0
  let paceUntil = 0
  let openUntil = 0
  // Half open: one question at a time finds out whether the other side is back.
  const open = (now: number) => {
    if (failures >= failuresToOpen) openUntil = now + openMs
  }
  return {
    notBefore: () => Math.max(paceUntil, openUntil),
    ask(now) {
      paceUntil = Math.max(paceUntil, now + gapMs)
      open(now)
    },
    hear(now, answer) {
      const error = answer?.type === 'error' ? answer.error : undefined
      if (error?.code === 'rate-limited' || error?.code === 'quota') {
        successes = 0
        gapMs = Math.min(Math.max(gapMs * 2, 5000), slowestMs)
        paceUntil = Math.max(
          paceUntil,
          now + Math.max(gapMs, Math.min(error.retryAfterMs ?? 0, longestWaitMs)),
        )
      } else if (!answer || (error && error.httpStatus >= 500)) {
        failures += 1
        open(now)
      } else {
        failures = 0
        openUntil = 0
        successes += 1
        if (successes % 3 === 0) gapMs = gapMs > 2000 ? gapMs * 0.8 : 0
      }
    },
    wake() {
      openUntil = 0
    },
  }
}
