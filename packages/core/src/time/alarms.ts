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

/** Any number of alarms on one timer of the clock: the nearest. */
export function createAlarms(clock: Clock): Alarms {
  const alarms = new Set<Alarm>()
  let isStopped = false
  let timer: unknown
  let timerDueMs = Number.POSITIVE_INFINITY

  const arm = () => {
    let dueMs = Number.POSITIVE_INFINITY
    for (const alarm of alarms) dueMs = Math.min(dueMs, alarm.dueMs)
    if (dueMs === timerDueMs) return
    clock.clearTimeout(timer)
    timerDueMs = dueMs
    if (alarms.size === 0) return
    timer = clock.setTimeout(ring, Math.min(Math.max(dueMs - clock.monotonic(), 0), longestMs))
  }
  const ring = () => {
    timerDueMs = Number.POSITIVE_INFINITY
    const now = clock.monotonic()
    for (const alarm of Array.from(alarms)) {
      // Browsers fire a fraction of a millisecond early.
      if (alarm.dueMs <= now + 1 && alarms.delete(alarm)) alarm.ring()
    }
    arm()
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
