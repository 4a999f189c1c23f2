import type { Followed } from '../job/followed.ts'
import type { Job } from '../job/job.ts'
import type { JobEvent } from '../job/job-event.ts'
import type { JobStore } from '../job/job-store.ts'
import { nextJob } from '../job/next-job.ts'

/** The jobs that a poller follows. What is learnt of one goes through `nextJob` into the store. */
export interface FollowedJobs {
  all: () => Iterable<Followed>
  find: (requestId: string) => Followed | undefined
  /** False once it was forgotten: nothing of it is to be told or written any more. */
  has: (one: Followed) => boolean
  /** Open ones that the API knows. */
  open: () => { job: Job; polls: number; misses: number }[]
  add: (one: Followed) => void
  take: (one: Followed, event: JobEvent) => void
  forget: (requestId: string) => void
}

export function createFollowedJobs(store: JobStore): FollowedJobs {
  const followed = new Map<string, Followed>()
  const find = (requestId: string) => followed.get(requestId)
  const has = (one: Followed) => find(one.seen.job.requestId) === one
  return {
    all: () => followed.values(),
    find,
    has,
    open: () =>
      Array.from(followed.values()).flatMap(({ seen, polls, isKnown }) =>
        isKnown && seen.job.link !== 'settled' ? { job: seen.job, polls, misses: seen.misses } : [],
      ),
    add(one) {
      followed.set(one.seen.job.requestId, one)
      store.set(one.seen.job)
    },
    take(one, event) {
      one.seen = nextJob(one.seen, event)
      if (has(one)) store.set(one.seen.job)
    },
    forget(requestId) {
      followed.delete(requestId)
      store.remove(requestId)
    },
  }
}
