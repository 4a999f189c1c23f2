import { klingO1 } from '@kling-kit/spec'
import { expect, it } from 'vitest'
import { fixedInterval, pollsForWait } from './fixed-interval.ts'
import { askEvery } from './peer-policies.ts'
import { watchJobs } from './watch-jobs.ts'
import { worlds } from './world.ts'

const jobs = worlds[0]?.createTrial(klingO1, 300, 1).jobs ?? []

it.each([0.5, 2, 7.3])('counts what polling every %d s does, poll by poll', (seconds) => {
  const { polls, meanWait } = watchJobs(jobs, () => askEvery('fixed', seconds))
  const counted = fixedInterval(jobs, seconds)
  expect(counted.polls).toBeCloseTo(polls, 6)
  expect(counted.meanWait).toBeCloseTo(meanWait, 6)
})

it('finds the polls of a fixed interval again from its wait', () => {
  const { polls, meanWait } = fixedInterval(jobs, 2)
  expect(pollsForWait(jobs, meanWait) / polls).toBeCloseTo(1, 2)
})
