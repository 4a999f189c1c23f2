import { logNormal } from '../schedule/log-normal.ts'
import type { PollableJob } from '../schedule/pollable-job.ts'
import { seededRandom } from './seeded-random.ts'

/** The next poll of a job in ms, or `false` when there is none. */
type Policy = (job: PollableJob, now: number) => number | false

const roundTrip = 0.08
const queueSeconds = 0.23

/** How long many jobs take, drawn log-normally around a mean. */
export function drawDurations(meanSeconds: number, spread: number, count = 4000): number[] {
  const random = seededRandom(count)
  const { median, sigma } = logNormal({ meanSeconds, spread })
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: count }, () => median * Math.exp(sigma * normal()))
}

interface Watched {
  polls: number
  meanWait: number
  /** The wait that only one in a hundred exceeds. */
  longWait: number
}

/** Watches jobs that end after so many seconds, and tells the mean number of polls and the seconds until the end is known. */
export function watchJobs(durations: readonly number[], policy: Policy): Watched {
  let polls = 0
  const waits = durations.map((seconds, index) => {
    const job: PollableJob = {
      requestId: `job-${index}`,
      modelId: 'm',
      status: 'queued',
      submittedAt: 0,
      polls: 0,
    }
    let now = 0
    for (;;) {
      now += Number(policy(job, now * 1000)) / 1000
      const looked = now + roundTrip / 2
      now += roundTrip
      polls += 1
      job.polls! += 1
      job.lastPolledAt = now * 1000
      if (looked >= seconds) return now - seconds
      if (looked >= queueSeconds) job.processingAt ??= now * 1000
      if (job.processingAt) job.status = 'processing'
    }
  })
  waits.sort((one, other) => one - other)
  const meanWait = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
  return { polls: polls / waits.length, meanWait, longWait: waits[Math.floor(waits.length * 0.99)]! }
}

/** k of design.md: the polls of a fixed interval with the same mean wait, divided by the policy's. */
export function frugality(durations: readonly number[], { polls, meanWait }: Watched): number {
  const period = 2 * (meanWait - roundTrip / 2)
  return watchJobs(durations, () => (period - roundTrip) * 1000).polls / polls
}
