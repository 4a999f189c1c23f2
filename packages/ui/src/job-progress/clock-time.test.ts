import { expect, it } from 'vitest'
import { clockTime, spokenTime } from './clock-time.ts'

it.each([
  [0, '0:00', '0 seconds'],
  [42.9, '0:42', '42 seconds'],
  [83, '1:23', '1 minute 23 seconds'],
  [725, '12:05', '12 minutes 5 seconds'],
  [3725, '1:02:05', '1 hour 2 minutes 5 seconds'],
])('tells %d seconds to the eye and to the ear', (seconds, shown, spoken) => {
  expect(clockTime(seconds)).toBe(shown)
  expect(spokenTime(seconds)).toBe(spoken)
})
