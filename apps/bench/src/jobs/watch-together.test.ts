import { beforeAll, expect, it } from 'vitest'
import { type Together, watchTogether } from './watch-together.ts'

// Virtual time. `pnpm bench jobs` has a thousand jobs, CPU and heap, and the peers.
const jobs = 100
let seen: Together
beforeAll(async () => {
  seen = await watchTogether(jobs)
  // Some seconds of work, which a busy machine has no time for.
}, 120_000)

it('watches any number of jobs with at most two timers, and leaves none', () => {
  expect(seen.polls).toBeGreaterThan(jobs * 10)
  expect(seen.timers).toBeLessThanOrEqual(2)
  expect(seen.left).toBe(0)
})

it('renders nothing for a poll that changed nothing, whatever a component reads', () => {
  expect(seen.renders).toBe(0)
})

it('does not go on in lockstep with jobs that were accepted at the same moment', () => {
  // It is 0.35, on every machine: ids and time are given. In lockstep it is 1, with a fifth of the jitter 0.88.
  expect(seen.crowding).toBeLessThanOrEqual(0.4)
})
