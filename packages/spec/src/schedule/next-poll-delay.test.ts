import { describe, expect, it } from 'vitest'
import { coldSpread, modelLatency } from './latency.ts'
import { klingO1 } from '../models/kling-o1.ts'
import { klingO3TextToVideo } from '../models/kling-o3-text2video.ts'
import { klingTextToVideo } from '../models/kling-text2video.ts'
import { nextPollDelay } from './next-poll-delay.ts'
import type { PollableJob } from './pollable-job.ts'
import { drawDurations, frugality, watchJobs } from '../testing/watched-jobs.ts'

const job: PollableJob = {
  requestId: 'job-1',
  modelId: 'kling-o3-text2video',
  status: 'processing',
  submittedAt: 0,
}
const history = modelLatency([klingO3TextToVideo])
const delayAt = (seconds: number, given: Partial<PollableJob> = {}) =>
  Number(nextPollDelay({ ...job, ...given }, history, seconds * 1000)) / 1000

describe.each([klingO1, klingO3TextToVideo, klingTextToVideo])(
  'from a cold start, $id',
  ({ usualSeconds }) => {
    const { mean } = usualSeconds
    const cold = { believe: () => ({ total: { meanSeconds: mean, spread: coldSpread } }) }
    const policy = (watched: PollableJob, now: number) => nextPollDelay(watched, cold, now)

    it.each([
      { jobs: 'as usual', factor: 1, spread: 0.25, k: 1.7 },
      { jobs: 'twice as slow', factor: 2, spread: 0.25, k: 1.2 },
      { jobs: 'twice as fast', factor: 0.5, spread: 0.25, k: 1.2 },
      { jobs: 'widely spread', factor: 1, spread: 0.5, k: 1.2 },
    ])('needs $k times fewer polls than a fixed interval for jobs $jobs', ({ factor, spread, k }) => {
      const durations = drawDurations(mean * factor, spread)
      const watched = watchJobs(durations, policy)
      expect(frugality(durations, watched)).toBeGreaterThanOrEqual(k)
      expect(watched.longWait).toBeLessThanOrEqual(9)
    })

    it('sees early a job that fails early', () => {
      const { polls, meanWait } = watchJobs(
        Array.from({ length: 500 }, (_, index) => index / 100),
        policy,
      )
      expect(polls).toBeLessThanOrEqual(2.2)
      expect(meanWait).toBeLessThanOrEqual(3.5)
    })
  },
)

describe('the delay before the next poll', () => {
  it.each(['completed', 'failed', 'expired'] as const)('is none for a job that is %s', (status) => {
    expect(nextPollDelay({ ...job, status }, history, 1000)).toBe(false)
  })

  it('is at most 10 seconds while processing, however long it takes', () => {
    for (let seconds = 0; seconds < 3600; seconds += 7) expect(delayAt(seconds)).toBeLessThanOrEqual(10)
  })

  it('is long while queued', () => {
    expect(delayAt(30, { status: 'queued' })).toBeGreaterThan(19)
    expect(delayAt(160, { status: 'queued' })).toBeGreaterThan(7)
    expect(delayAt(160, { status: 'queued' })).toBeLessThan(10)
  })

  it('counts from the moment that processing began', () => {
    expect(delayAt(300, { processingAt: 299_000 })).toBeGreaterThan(8)
    expect(delayAt(300, { processingAt: 150_000 })).toBeLessThan(3)
  })

  it('is due at the same moment, whenever one asks', () => {
    const lastPolledAt = 40_000
    expect(delayAt(43, { lastPolledAt })).toBeCloseTo(delayAt(41, { lastPolledAt }) - 2, 2)
    expect(delayAt(3000, { lastPolledAt })).toBe(0)
  })

  it('differs from job to job, and is always the same for one', () => {
    const delays = ['a', 'b', 'c', 'd'].map((requestId) => delayAt(60, { requestId }))
    expect(new Set(delays).size).toBe(4)
    expect(delayAt(60)).toBe(delayAt(60))
  })

  it('is sensible when nothing is known', () => {
    for (const known of [undefined, modelLatency([])]) {
      expect(nextPollDelay({ status: 'processing', submittedAt: 0 }, known, 60_000)).toBeGreaterThan(1000)
      expect(nextPollDelay({ status: 'queued', submittedAt: 0 }, known, 0)).toBeLessThan(3000)
    }
  })

  it('is sensible when a clock jumped', () => {
    expect(delayAt(-1e6)).toBeLessThan(3)
    expect(delayAt(1e7)).toBeLessThanOrEqual(10)
    expect(delayAt(60, { lastPolledAt: 1e12 })).toBeLessThanOrEqual(10)
  })

  it('follows the processing time where that was learnt apart', () => {
    const learnt = {
      believe: () => ({
        total: { meanSeconds: 300, spread: 0.5 },
        processing: { meanSeconds: 60, spread: 0.1 },
      }),
    }
    const processing = { ...job, processingAt: 200_000 }
    expect(nextPollDelay(processing, learnt, 258_000)).toBeLessThan(2000)
  })
})
