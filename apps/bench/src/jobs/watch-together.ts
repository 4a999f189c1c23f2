import { createVirtualClock } from '@kling-kit/simulator'
import { openClient, watchNewJob } from './contenders/kling-kit.ts'
import { crowding } from './crowding.ts'
import { createInstantFetch } from './instant-fetch.ts'
import { showKlingJobs } from './jobs-page.tsx'

/** What became of jobs that were all accepted at the same moment and shown in React, in virtual time. */
export interface Together {
  polls: number
  /** From the second minute on, when nothing changes any more. */
  renders: number
  /** The most at once, the whole time. */
  timers: number
  /** From the second minute on: see `crowding`. */
  crowding: number
  /** Timers left when the client was disposed of. */
  left: number
}

const minuteMs = 60_000

export async function watchTogether(jobs: number, forMs = 3 * minuteMs): Promise<Together> {
  const clock = createVirtualClock()
  let timers = 0
  const counted = {
    ...clock,
    setTimeout(callback: () => void, delayMs: number) {
      const timer = clock.setTimeout(callback, delayMs)
      timers = Math.max(timers, clock.timerCount)
      return timer
    },
  }
  const network = createInstantFetch(clock.monotonic)
  const surroundings = { fetch: network.fetch, clock: counted }
  const client = openClient(surroundings)
  const requestIds = Array.from({ length: jobs }, (_, job) => `request-${job}`)
  for (const requestId of requestIds) watchNewJob(client, requestId, surroundings)
  const page = await showKlingJobs(client, requestIds)
  await clock.advance(minuteMs)
  const before = page.renders
  const polls = network.polledAt.length
  await clock.advance(forMs - minuteMs)
  const renders = page.renders - before
  client.dispose()
  await page.close()
  return {
    polls: network.polledAt.length,
    renders,
    timers,
    crowding: crowding(network.polledAt.slice(polls), jobs),
    left: clock.timerCount,
  }
}
