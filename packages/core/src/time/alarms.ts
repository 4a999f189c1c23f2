import type { Clock } from './clock.ts'

export interface Alarms {
  /** Calls once after `delayMs`. Returns the way to call it off. */
  after: (delayMs: number, callback: () => void) => () => void
  /**
   * As `after`, but an alarm that rings much too late (the machine slept, the page was frozen) waits one second more: what
   * arrived in the meantime is to be read before anybody concludes that nothing did.
   */
  patiently: (delayMs: number, callback: () => void) => () => void
  /** Resolves after `delayMs`; rejects when the alarms are stopped. */
  sleep: (delayMs: number) => Promise<void>
  start: () => void
  /** Calls everything off. Nothing rings until `start`. */
  stop: () => void
}

interface Alarm {
  dueMs: number
  ring: () => void
  calledOff?: () => void
}

// Browsers and Node keep a delay in 31 bits, and fire at once what is longer.
const longestMs = 3_600_000
const drainMs = 1000
const never = Number.POSITIVE_INFINITY

/** Any number of alarms on one timer of the clock: the nearest. */
export function createAlarms(clock: Clock): Alarms {
  const alarms = new Set<Alarm>()
  let isStopped = false
  let timer: unknown
  let timerDueMs = never
  let isRinging = false

  const arm = () => {
    let dueMs = never
    for (const alarm of alarms) dueMs = Math.min(dueMs, alarm.dueMs)
    // A timer that rings too early does no harm. Most alarms are called off again, and setting it anew for each costs more.
    if (isRinging || (dueMs >= timerDueMs && dueMs < never)) return
    clock.clearTimeout(timer)
    timerDueMs = dueMs
    if (dueMs < never)
      timer = clock.setTimeout(ring, Math.min(Math.max(dueMs - clock.monotonic(), 0), longestMs))
  }
  const ring = () => {
    timerDueMs = never
    isRinging = true
    const now = clock.monotonic()
    try {
      for (const alarm of Array.from(alarms)) {
        // Browsers fire a fraction of a millisecond early.
        if (alarm.dueMs <= now + 1 && alarms.delete(alarm)) alarm.ring()
      }
    } finally {
      isRinging = false
      arm()
    }
  }
  const set = (delayMs: number, callback: () => void, calledOff?: () => void) => {
    const alarm: Alarm = { dueMs: clock.monotonic() + delayMs, ring: callback, calledOff }
    if (isStopped) calledOff?.()
    else alarms.add(alarm)
    arm()
    return () => {
      if (alarms.delete(alarm)) arm()
    }
  }

  return {
    after: set,
    patiently(delayMs, callback) {
      const startedAt = clock.monotonic()
      let callOff = set(delayMs, () => {
        if (clock.monotonic() - startedAt > 2 * delayMs) callOff = set(drainMs, callback)
        else callback()
      })
      return () => callOff()
    },
    sleep: (delayMs) =>
      new Promise((resolve, reject) => {
        set(delayMs, resolve, () => reject(new Error('disposed')))
      }),
    start() {
      isStopped = false
    },
    stop() {
      isStopped = true
      const all = Array.from(alarms)
      alarms.clear()
      arm()
      for (const alarm of all) alarm.calledOff?.()
    },
  }
}
