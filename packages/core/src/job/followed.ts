import type { Due } from '../poll/due-queue.ts'
import type { Job } from './job.ts'
import { firstSight, isFinal, type SeenJob } from './next-job.ts'

/** A job that the poller follows. Moments are of the monotonic clock. */
export interface Followed extends Due {
  seen: SeenJob
  /** When its age was 0. */
  bornAt: number
  isKnown: boolean
  watchers: number
  polls: number
  askedAt: number
  /** When something was last learnt of it, be it that nothing changed. */
  heardAt: number
  /** When the next look would be due, if somebody looked and nobody else asked. */
  nextAt: number
  isAsking: boolean
}

const never = Number.POSITIVE_INFINITY

/** The beginning: due now, or never when there is nothing more to come. */
export function followedFrom(now: number, job: Job, ageMs: number, isKnown: boolean): Followed {
  return {
    seen: firstSight(job),
    bornAt: now - ageMs,
    isKnown,
    watchers: 0,
    polls: 0,
    askedAt: now,
    heardAt: now,
    nextAt: isFinal(job) || job.status === 'expired' ? never : now,
    isAsking: false,
    dueAt: never,
    place: -1,
  }
}

/** Until now it may have been a bare id: it is a job that began when `job` says, and was asked about so often. */
export function recognize(one: Followed, job: Job, bornAt: number, polls: number): void {
  if (!one.isKnown) {
    const { submittedAt, expiresAt } = job
    one.seen = { ...one.seen, job: { ...one.seen.job, submittedAt, expiresAt } }
    one.bornAt = bornAt
  }
  one.isKnown = true
  one.polls = Math.max(one.polls, polls)
}
