import { expect, it } from 'vitest'
import { watchInTabs } from './watch-in-tabs.ts'

it('a tab that is told of its job sends and gets less than a tenth of one that polls, and waits no longer', async () => {
  const world = { jobs: 3, tabsPerJob: 5 }
  const polled = await watchInTabs({ events: false }, world)
  const told = await watchInTabs({ events: true }, world)
  expect(told.bytesPerTab).toBeLessThan(polled.bytesPerTab / 10)
  expect(told.requestsPerTab).toBeLessThan(polled.requestsPerTab / 10)
  expect(told.upstreamCalls).toBeLessThan(polled.upstreamCalls)
  expect(told.meanWaitSeconds).toBeLessThan(polled.meanWaitSeconds)
})
