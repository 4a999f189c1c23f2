import { type LatencyHistory, nextPollDelay, type PollableJob } from '@kling-kit/spec'
import { isFinal, type SeenJob } from '../job/next-job.ts'

/** The delay before the next poll, in milliseconds, or `false` when none is due. spec's `nextPollDelay` by default. */
export type PollDelay = (job: PollableJob, history: LatencyHistory | undefined, now: number) => number | false

export interface Circumstances {
  ageMs: number
  polls: number
  pollDelay?: PollDelay
  history?: LatencyHistory
  random: () => number
}

const minuteMs = 60_000
/** Segmind keeps a record for an hour; its clock and ours may differ. */
const recordMs = 65 * minuteMs
const giveUpMs = 24 * 60 * minuteMs
const shortestMs = 250

/**
 * Milliseconds from one look at a job to the next, `false` when no more is due.
 * After a failure: full jitter on 1 s · 2ⁿ, never over 30 s (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
export function nextLookDelay(seen: SeenJob, circumstances: Circumstances): number | false {
  const { job, failures, misses } = seen
  const { ageMs, polls, pollDelay = nextPollDelay, history, random } = circumstances
  if (isFinal(job) || job.status === 'expired') return false
  // Said by the API itself: soon it is certain that the record is gone, however old the job.
  if (misses > 0 && failures === 0) return 5000
  if (failures > 0 && ageMs > recordMs) return ageMs > recordMs + giveUpMs ? false : 5 * minuteMs
  if (job.pauseReason === 'auth' || job.pauseReason === 'config') return minuteMs
  if (failures > 0) return Math.max(shortestMs, random() * Math.min(30_000, 1000 * 2 ** failures))
  if (job.wasCompleted) return 0
  // By an age that does not jump: the schedule is not to be confused by a clock that was set.
  const now = job.submittedAt + ageMs
  const delayMs = pollDelay({ ...job, polls, lastPolledAt: polls ? now : undefined }, history, now)
  return delayMs === false ? false : Math.min(Math.max(delayMs, shortestMs), 15 * minuteMs)
}
