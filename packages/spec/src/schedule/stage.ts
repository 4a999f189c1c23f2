import type { LatencyHistory } from './latency.ts'
import type { Belief } from './log-normal.ts'
import type { PollableJob } from './pollable-job.ts'

/** Where an open job stands, and what is believed of the stretch of time that it is in. */
export interface Stage {
  /** Of the processing, once that began; until then of the whole job. */
  belief: Belief
  /** Seconds since that stretch began, as well as we know. */
  elapsed: number
  /** Seconds between polls while the job is queued. */
  queueGap: number
  /** Whether finished jobs taught the processing apart from the queue. */
  isLearnt: boolean
}

const unknownTotal = { meanSeconds: 150, spread: 0.36 }

export function stageOf(job: PollableJob, history: LatencyHistory | undefined, now: number): Stage {
  const { total = unknownTotal, processing } = history?.believe(job.modelId, job.input) ?? {}
  const run = processing ?? total
  // Half of the processing's own deviation: the start need not be known better than the end can be foretold.
  const queueGap = Math.min(24, Math.max(8, (run.meanSeconds * run.spread) / 2))
  const age = (now - job.submittedAt) / 1000
  const isQueued = job.status === 'queued' || job.processingAt === undefined
  const queued = isQueued ? 0 : Math.max(0, ((job.processingAt ?? 0) - job.submittedAt) / 1000)
  // PROCESSING began somewhere in the gap before it was seen.
  const elapsed = Math.max(1, age - queued + Math.min(queued, queueGap) / 2)
  return { belief: job.status === 'queued' ? total : run, elapsed, queueGap, isLearnt: !!processing }
}
