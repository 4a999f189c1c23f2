import { beforeAll, expect, it } from 'vitest'
import { type Together, watchTogether } from './watch-together.ts'

// Virtual time. `pnpm bench jobs` has a thousand jobs, CPU and heap, and the peers.
const jobs = 60
let seen: Together
beforeAll(async () => {
  seen = await watchTogether(jobs)
})

it('watches any number of jobs with at most two timers, and leaves none', () => {
  expect(seen.polls).toBeGreaterThan(jobs * 10)
  expect(seen.timers).toBeLessThanOrEqual(2)
  expect(seen.left).toBe(0)
})

it('renders nothing for a poll that changed nothing, whatever a component reads', () => {
  expect(seen.renders).toBe(0)
})

it('does not go on in lockstep with jobs that were accepted at the same moment', () => {
  // In lockstep all of them would be asked about within a tenth of a second; of so few, many may be by chance.
  expect(seen.crowding).toBeLessThanOrEqual(1 / 2)
})
