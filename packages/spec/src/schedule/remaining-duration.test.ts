import { describe, expect, it } from 'vitest'
import type { LatencyBelief } from './latency.ts'
import type { PollableJob } from './pollable-job.ts'
import { remainingDuration } from './remaining-duration.ts'

const job: PollableJob = { status: 'processing', submittedAt: 0, processingAt: 0 }
const history = (belief: LatencyBelief) => ({ believe: () => belief })
const usual = history({ total: { meanSeconds: 150, spread: 0.25 } })
const remainingAt = (seconds: number, given: Partial<PollableJob> = {}, known = usual) =>
  remainingDuration({ ...job, ...given }, known, seconds * 1000)

describe('how much longer a job takes', () => {
  it('is its usual time at the start', () => {
    expect(remainingAt(0)?.p50).toBeCloseTo(144.5, 0)
    expect(remainingAt(0)?.p90).toBeCloseTo(199, 0)
  })

  it('is the usual rest of jobs that have taken as long', () => {
    // Of log-normal jobs past 150 s, half end before 175.2 s and nine in ten before 220.8 s.
    expect(remainingAt(150)?.p50).toBeCloseTo(25.2, 1)
    expect(remainingAt(150)?.p90).toBeCloseTo(70.8, 0)
  })

  it('never comes to nothing', () => {
    for (const seconds of [300, 600, 3000]) expect(remainingAt(seconds)?.p50).toBeGreaterThan(5)
  })

  it('starts anew where processing was learnt apart', () => {
    const staged = history({
      total: { meanSeconds: 300, spread: 1 },
      queue: { meanSeconds: 240, spread: 1 },
      processing: { meanSeconds: 60, spread: 0.1 },
    })
    expect(remainingAt(400, { processingAt: 390_000 }, staged)?.p50).toBeLessThan(50)
    expect(remainingAt(400, { status: 'queued', processingAt: undefined }, staged)?.p50).toBeGreaterThan(100)
  })

  it('is unknown of a job that ended, and guessed where nothing is known', () => {
    expect(remainingAt(10, { status: 'completed' })).toBeUndefined()
    expect(remainingDuration(job, undefined, 10_000)?.p50).toBeGreaterThan(60)
  })

  it('is sensible when a clock jumped', () => {
    expect(remainingAt(-1e6)?.p50).toBeCloseTo(144.5, 0)
    expect(remainingAt(1e6)?.p50).toBeLessThanOrEqual(3600)
  })
})
