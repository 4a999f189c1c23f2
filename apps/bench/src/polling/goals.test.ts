import { beforeAll, describe, expect, it } from 'vitest'
import { type Goals, reachedGoals } from './goals.ts'
import { studyOurs } from './study.ts'
import { worlds } from './world.ts'

// Virtual time and fixed seeds: the same figures on every machine. `pnpm bench polling` has more jobs and the peers.
const jobsPerModel = 2000

describe('the poll schedule', () => {
  let goals: Goals

  beforeAll(() => {
    goals = reachedGoals(new Map(worlds.map((world) => [world.key, studyOurs(world, jobsPerModel)])))
  })

  it.each([
    ['right', 1.7],
    ['half', 1.2],
    ['double', 1.2],
    ['wide', 1.2],
    ['learned', 1.7],
    ['staged', 2.8],
  ] as const)('saves polls where what it believes is %s', (world, k) => {
    expect(goals.k[world]).toBeGreaterThanOrEqual(k)
    expect(goals.p99WaitS[world]).toBeLessThanOrEqual(9)
  })

  it('soon sees a job that fails at once', () => {
    expect(goals.failing.seenAfterS).toBeLessThanOrEqual(3.5)
    expect(goals.failing.polls).toBeLessThanOrEqual(2.2)
  })
})
