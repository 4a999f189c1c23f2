import type { LatencyHistory } from './latency.ts'
import { type Belief, hazard, logNormal, reach } from './log-normal.ts'
import type { PollableJob } from './pollable-job.ts'
import { stageOf } from './stage.ts'

/** Seconds until the end that half and nine in ten of such jobs stay under, given the time already spent. */
export interface RemainingEstimate {
  p50: number
  p90: number
}

/** How much longer an open job is likely to take, or undefined for one that ended. Never zero: a late job still takes its time. */
export function remainingDuration(
  job: PollableJob,
  history: LatencyHistory | undefined,
  now: number,
): RemainingEstimate | undefined {
  if (job.status !== 'queued' && job.status !== 'processing') return undefined
  const { belief, elapsed } = stageOf(job, history, now)
  const { queue, processing } = history?.believe(job.modelId, job.input) ?? {}
  if (job.status === 'processing' || !queue || !processing) return remaining(belief, elapsed)
  const waiting = remaining(queue, elapsed)
  const running = remaining(processing, 0)
  return { p50: waiting.p50 + running.p50, p90: waiting.p90 + running.p90 }
}

// Nobody is told of more than the hour that the API remembers a job.
const longest = 3600

function remaining(belief: Belief, elapsed: number): RemainingEstimate {
  const time = logNormal(belief)
  const until = (share: number) =>
    reach((at) => hazard(time, at), elapsed, -Math.log(1 - share), longest, 1800)
  return { p50: until(0.5), p90: until(0.9) }
}
