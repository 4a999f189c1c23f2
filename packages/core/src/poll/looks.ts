import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import { createDueQueue } from './due-queue.ts'
import type { Followed } from '../job/followed.ts'
import type { FollowedJobs } from './followed-jobs.ts'
import type { Job } from '../job/job.ts'
import type { JobStore } from '../job/job-store.ts'
import type { Pace } from './pace.ts'
import { never, type Timetable } from './timetable.ts'

export interface Looks {
  /** Puts a job where it belongs among those that wait, by what now decides when it is due. */
  place: (one: Followed) => void
  drop: (one: Followed) => void
  /** Looks at what is due. */
  tick: () => void
  /** Looks now, or joins the look that is under way. */
  look: (one: Followed) => Promise<void>
  /** Something was learnt of the job, by a look or otherwise: plans the next one. */
  looked: (one: Followed) => void
  start: () => void
  stop: () => void
}

export interface LooksOptions {
  store: JobStore
  clock: Clock
  alarms: Alarms
  pace: Pace
  timetable: Timetable
  ask: (one: Followed, call: AbortController) => Promise<void>
  followed: FollowedJobs
  /** Told after each look, even at what did not change: other tabs then know that somebody looks. */
  onLooked: (job: Job, polls: number, misses: number) => void
}

const mostAtOnce = 2
/** What falls due within this waits, and is looked at in one go: waking up costs more than a look. */
const roundMs = 20

/** A stream that tells nothing of a job for so long is not to be believed. */
const trustMs = 180_000

/** One loop over the jobs of a client: looks at each when it is due, two at a time. */
export function createLooks(options: LooksOptions): Looks {
  const { store, clock, alarms, pace, ask, followed, onLooked } = options
  const { dueAt, plan, isTold } = options.timetable
  // A finished job's result comes before any status: its record may be gone soon.
  const results = createDueQueue<Followed>()
  const statuses = createDueQueue<Followed>()
  let isRunning = false
  let asking = 0
  let roundAt = -roundMs
  let alarmAt = never
  let callOffAlarm: (() => void) | undefined

  const drop = (one: Followed) => {
    results.remove(one)
    statuses.remove(one)
  }
  const place = (one: Followed) => {
    const at = followed.has(one) ? dueAt(one) : never
    drop(one)
    if (at < never) (one.seen.job.wasCompleted ? results : statuses).set(one, at)
  }
  const askOnce = store.joining(async (requestId, call) => {
    const one = followed.find(requestId)
    if (one) await ask(one, call)
  })
  const nextDue = (now: number) => {
    if (asking >= mostAtOnce || pace.notBefore() > now) return undefined
    return [results.first(), statuses.first()].find((one) => one !== undefined && one.dueAt <= now)
  }

  const setAlarm = (at: number) => {
    if (at === alarmAt) return
    callOffAlarm?.()
    alarmAt = at
    const ring = () => {
      alarmAt = never
      roundAt = at
      tick(at)
    }
    callOffAlarm = at === never ? undefined : alarms.after(at - clock.monotonic(), ring)
  }
  const tick = (from = 0) => {
    if (!isRunning) return
    // Timers may ring a little early.
    const now = Math.max(from, clock.monotonic())
    for (let one = nextDue(now); one; one = nextDue(now)) {
      // Nobody tells when a tab is hidden, or lost its lead.
      if (dueAt(one) > now) place(one)
      else if (isTold(one) && now - one.heardAt < trustMs) turn(one)
      else void look(one)
    }
    // At the end of a look there is another tick.
    if (asking >= mostAtOnce) return setAlarm(never)
    const next = Math.min(results.first()?.dueAt ?? never, statuses.first()?.dueAt ?? never)
    setAlarm(Math.max(next, pace.notBefore(), roundAt + roundMs))
  }
  /** A look was taken, or is not needed because a stream tells: the other tabs are to know of it either way. */
  const turn = (one: Followed) => {
    one.askedAt = clock.monotonic()
    plan(one)
    place(one)
    if (one.isKnown && followed.has(one)) onLooked(one.seen.job, one.polls, one.seen.misses)
  }
  const looked = (one: Followed) => {
    one.heardAt = clock.monotonic()
    turn(one)
    tick()
  }
  const look = async (one: Followed) => {
    const { requestId } = one.seen.job
    if (one.isAsking) return askOnce(requestId)
    one.isAsking = true
    one.askedAt = clock.monotonic()
    asking += 1
    drop(one)
    await askOnce(requestId)
    one.isAsking = false
    asking -= 1
    looked(one)
  }

  return {
    place,
    drop,
    tick,
    look,
    looked,
    start() {
      isRunning = true
      tick()
    },
    stop() {
      isRunning = false
      setAlarm(never)
      store.stop()
    },
  }
}
