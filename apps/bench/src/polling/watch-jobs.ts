import type { Policy } from './policy.ts'
import { createRandom } from './random.ts'
import { type SimulatedJob, watchJob } from './watch-job.ts'

/** Status polls per job, and seconds from the end of a job to the answer that told of it. */
export interface Outcome {
  polls: number
  meanWait: number
  p95Wait: number
  p99Wait: number
}

/** Watches all jobs, each with the policy that `policyFor` gives for it. */
export function watchJobs(jobs: readonly SimulatedJob[], policyFor: (index: number) => Policy): Outcome {
  const random = createRandom(jobs.length)
  const watches = jobs.map((job, index) => watchJob(job, policyFor(index), random))
  const waits = watches.map(({ wait }) => wait).toSorted((a, b) => a - b)
  const quantile = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0
  return {
    polls: mean(watches.map(({ polls }) => polls)),
    meanWait: mean(waits),
    p95Wait: quantile(0.95),
    p99Wait: quantile(0.99),
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}
