import { array, assert, integer, property } from 'fast-check'
import { expect, it } from 'vitest'
import { evenSeconds, fitSeconds } from './fit-seconds.ts'

const sum = (seconds: readonly number[]) => seconds.reduce((all, each) => all + each, 0)
const shotSeconds = array(integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 })
const total = integer({ min: 5, max: 15 })

it.each([
  { seconds: [4, 2], total: 10, fitted: [7, 3] },
  { seconds: [1, 1, 1], total: 10, fitted: [4, 3, 3] },
  { seconds: [15, 1, 1], total: 5, fitted: [3, 1, 1] },
  { seconds: [5, 5], total: 10, fitted: [5, 5] },
])('fits $seconds to $total', ({ seconds, total: wanted, fitted }) => {
  expect(fitSeconds(seconds, wanted)).toEqual(fitted)
})

it('always fills the video with whole seconds, at least one for each shot', () => {
  assert(
    property(shotSeconds, total, (seconds, wanted) => {
      const fitted = fitSeconds(seconds, wanted)
      expect(sum(fitted)).toBe(wanted)
      expect(fitted.every((each) => Number.isInteger(each) && each >= 1)).toBe(true)
    }),
  )
})

it('leaves alone what cannot fit', () => {
  expect(fitSeconds([1, 1, 1, 1], 3)).toEqual([1, 1, 1, 1])
})

it('gives the same share to each', () => {
  expect(evenSeconds(3, 10)).toEqual([4, 3, 3])
  expect(evenSeconds(5, 15)).toEqual([3, 3, 3, 3, 3])
})
