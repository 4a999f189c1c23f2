import type { LatencyHistory } from './latency.ts'
import { type Belief, hazard, logNormal, reach } from './log-normal.ts'
import type { PollableJob } from './pollable-job.ts'
import { stageOf } from './stage.ts'

// In seconds after submission: what Segmind finds wrong with an input fails at once.
const earlyLooks = [1.7, 3.4, 5.2]
// Polls have the density √hazard / thrift, which is the best there is for a mean wait of a sixteenth of the root of the mean.
// A smaller figure polls more often and waits less; apps/bench found what it costs in each world.
const thrift = 0.165
const shortestGap = 0.75

/**
 * The delay before the next poll, in milliseconds, or `false` when none is due.
 * Follows the model's usual duration: sparse while nothing can be ready, dense where most jobs finish.
 */
export function nextPollDelay(
  job: PollableJob,
  history: LatencyHistory | undefined,
  now: number,
): number | false {
  if (job.status !== 'queued' && job.status !== 'processing') return false
  const { requestId, polls, submittedAt, lastPolledAt = now } = job
  const from = Math.min(lastPolledAt, now)
  const age = Math.max(0, (from - submittedAt) / 1000)
  // A look may come a little early, by jitter; it is not repeated then.
  const early = earlyLooks.find((look) => age < look - 0.5)
  const gap = early === undefined ? usualGap(job, history, from) : early - age
  const due = from + gap * jitter(`${requestId}${polls ?? Math.round(age)}`) * 1000
  return Math.max(0, Math.round(due - now))
}

function usualGap(job: PollableJob, history: LatencyHistory | undefined, from: number): number {
  const { belief, elapsed, queueGap, isLearnt } = stageOf(job, history, from)
  // While queued, polls only date the start. Unless stages were learnt, PROCESSING may never show: then the end is near, too.
  if (job.status === 'queued') return isLearnt ? queueGap : Math.max(8, gapAfter(elapsed, belief, queueGap))
  return gapAfter(elapsed, belief, isLearnt ? 30 : 9.3)
}

function gapAfter(elapsed: number, belief: Belief, longest: number): number {
  const time = logNormal(belief)
  const density = (at: number) => Math.sqrt(hazard(time, at)) / thrift
  return Math.max(shortestGap, reach(density, elapsed, 1, longest, 20))
}

/** 0.95 to 1.05, so that jobs started together do not poll in lockstep; always the same for the same seed. */
function jitter(seed: string): number {
  let hash = 7
  for (const letter of seed) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return 0.95 + ((hash >>> 8) % 1000) / 10_000
}
