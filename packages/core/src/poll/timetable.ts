import type { Audience } from './audience.ts'
import type { Clock } from '../time/clock.ts'
import type { Followed } from '../job/followed.ts'
import type { FollowedJobs } from './followed-jobs.ts'
import { type Circumstances, nextLookDelay } from './next-look.ts'

/** When each job is to be looked at next. */
export interface Timetable {
  /** Sets when the next look would be due, if somebody looked and nobody else asked. */
  plan: (one: Followed) => void
  /** The moment of the next look, as things are now: as planned, or later when nobody looks or another tab asks. */
  dueAt: (one: Followed) => number
  /** Whether its status comes without being asked for. */
  isTold: (one: Followed) => boolean
}

export interface TimetableOptions extends Pick<Circumstances, 'pollDelay' | 'history' | 'random'> {
  clock: Clock
  followed: FollowedJobs
  audience: Pick<Audience, 'attends' | 'sees'>
  /** Whether this tab asks for all of them. Called whenever there is something to ask. */
  leads: () => boolean
  /** Whether the poller hears of the job's status, or soon will: nobody asks for it then, only for its result. */
  tells?: (requestId: string) => 'now' | 'soon' | undefined
}

export const sparseMs = 60_000
export const never = Number.POSITIVE_INFINITY
const shortestGapMs = 1500
const longestGapMs = 30_000

export function createTimetable(options: TimetableOptions): Timetable {
  const { clock, followed, audience, leads, tells, pollDelay, history, random } = options
  const isTold = ({ seen: { job } }: Followed, when: 'now' | 'soon') =>
    !job.wasCompleted && tells?.(job.requestId) === when
  return {
    plan(one) {
      const { seen, polls } = one
      const now = clock.monotonic()
      const delayMs = nextLookDelay(seen, { ageMs: now - one.bornAt, polls, pollDelay, history, random })
      one.nextAt = delayMs === false ? never : now + delayMs
      if (delayMs === false && seen.job.link !== 'settled') followed.take(one, { type: 'given-up' })
    },
    dueAt(one) {
      const { nextAt, askedAt } = one
      if (one.isAsking || nextAt === never || !audience.attends(one) || isTold(one, 'soon')) return never
      // A finished job's result is not put off: its record may be gone soon.
      const isUrgent = audience.sees(one) || one.seen.job.wasCompleted
      if (!one.isKnown || leads()) return isUrgent ? nextAt : Math.max(nextAt, askedAt + sparseMs)
      // Another tab asks. One that is seen, and heard nothing for two expected gaps, asks by itself.
      const gapMs = Math.min(Math.max(nextAt - askedAt, shortestGapMs), longestGapMs)
      return Math.max(nextAt, askedAt + 2 * gapMs) + (isUrgent ? 0 : 3 * sparseMs)
    },
    isTold: (one) => isTold(one, 'now'),
  }
}
