import { expect, it } from 'vitest'
import { watchInTabs } from './watch-in-tabs.ts'

it('a tab that is told of its job sends and gets far less than one that polls', async () => {
  const world = { jobs: 3, tabsPerJob: 5 }
  const polled = await watchInTabs({ events: false }, world)
  const told = await watchInTabs({ events: true }, world)
  expect(told.bytesPerTab).toBeLessThan(polled.bytesPerTab / 4)
  expect(told.requestsPerTab).toBeLessThan(polled.requestsPerTab / 4)
})
