import { describe, expect, it } from 'vitest'
import { type Belief, hazard, logNormal } from './log-normal.ts'
import { nextPollDelay } from './next-poll-delay.ts'
import { remainingDuration } from './remaining-duration.ts'

const job = { requestId: 'job-1', status: 'processing', submittedAt: 0, processingAt: 0 } as const
const at = (total: Belief, seconds: number) => ({
  gap: Number(nextPollDelay(job, { believe: () => ({ total }) }, seconds * 1000)) / 1000,
  rest: remainingDuration(job, { believe: () => ({ total }) }, seconds * 1000)?.p50,
})

describe('a belief without a spread', () => {
  const sharp = { meanSeconds: 100, spread: 0 }

  it('is polled neither rarely nor densely as the end comes near', () => {
    for (const seconds of [85, 88, 91]) {
      expect(at(sharp, seconds).gap).toBeGreaterThan(1)
      expect(at(sharp, seconds).gap).toBeLessThan(5)
    }
  })

  it('foretells an end, before it and after it', () => {
    expect(at(sharp, 20).rest).toBeCloseTo(80, -1)
    expect(at(sharp, 100).rest).toBeGreaterThan(1)
    expect(at(sharp, 150).rest).toBeGreaterThan(0.3)
  })
})

it.each([0, 1e-9])('a belief in %d seconds is one in a second', (meanSeconds) => {
  for (const spread of [0, 0.3, 2]) {
    const believed = at({ meanSeconds, spread }, 60)
    expect(believed).toEqual(at({ meanSeconds: 1, spread }, 60))
    expect(believed.rest).toBeGreaterThan(0)
  }
})

it('the hazard of every belief is a number', () => {
  for (const meanSeconds of [0, 1e-9, 1, 1e4]) {
    for (const spread of [0, 1e-9, 0.3, 10]) {
      for (const seconds of [1, 100, 3600]) {
        const rate = hazard(logNormal({ meanSeconds, spread }), seconds)
        expect(rate >= 0 && rate < Infinity).toBe(true)
      }
    }
  }
})
