import { describe, expect, it } from 'vitest'
import { timeLeft } from './time-left.ts'

const usual = { p10: 90, p50: 140, p90: 220 }

describe('the time that is left', () => {
  it('is the usual time at the start', () => {
    expect(timeLeft(0, usual)).toBeCloseTo(140)
  })

  it('shrinks, but less than time passes: what has not ended yet is one of the longer jobs', () => {
    const left = [0, 60, 120, 180].map((elapsed) => timeLeft(elapsed, usual) ?? Number.NaN)
    expect(left).toEqual(left.toSorted((one, other) => other - one))
    expect(left[2]).toBeGreaterThan(140 - 120)
  })

  it('is not guessed past what is usual', () => {
    expect(timeLeft(221, usual)).toBeUndefined()
  })
})
