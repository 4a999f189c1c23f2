import { setTimeout as sleep } from 'node:timers/promises'
import { type ContenderName, loadContender } from './contender.ts'
import { openClient, watchNewJob } from './contenders/kling-kit.ts'
import { crowding } from './crowding.ts'
import { createFastClock } from '../fast-clock.ts'
import { createInstantFetch } from './instant-fetch.ts'
import { showKlingJobs, showWatchedJobs } from './jobs-page.tsx'

/** What a page did of which nothing had changed. */
export interface Renders {
  polls: number
  renders: number
  /** See `crowding`; all jobs were shown at the same moment. */
  crowding: number
}

const leadMs = 8000
const windowMs = 8000

/** Shows jobs in React, all at once, in this process. Nothing about them changes while it is measured. */
export async function measureRenders(name: ContenderName, jobs: number): Promise<Renders> {
  const clock = createFastClock()
  const network = createInstantFetch(clock.monotonic)
  const surroundings = { fetch: network.fetch, clock }
  const requestIds = Array.from({ length: jobs }, (_, job) => `request-${job}`)
  const page = await (name === 'kling-kit' ? showOurs() : showTheirs())
  await sleep(leadMs)
  network.clear()
  const before = page.renders
  await sleep(windowMs)
  return {
    polls: network.polledAt.length,
    renders: page.renders - before,
    crowding: crowding(network.polledAt, jobs),
  }

  async function showOurs() {
    const client = openClient(surroundings)
    for (const requestId of requestIds) watchNewJob(client, requestId, surroundings)
    return showKlingJobs(client, requestIds)
  }
  async function showTheirs() {
    const { watch } = (await loadContender(name)).open(surroundings)
    return showWatchedJobs(requestIds.map(watch))
  }
}
