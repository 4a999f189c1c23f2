import type { Due } from '../poll/due-queue.ts'
import type { SeenJob } from './next-job.ts'

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
  nextAt: number
  isAsking: boolean
}
