import { expect, it } from 'vitest'
import { median, percentile } from './percentile.ts'

it.each([
  [[3, 1, 2], 0.5, 2],
  [[10, 9, 1], 0.99, 10],
  [[7], 0.5, 7],
  [[1, 2, 3, 4], 0.5, 3],
])('of %j at %d it is %d', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected)
})

it('is not a number where nothing was measured', () => {
  expect(median([])).toBeNaN()
})
