import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { events } from '@kling-kit/proxy/events'
import { createSimulator, createVirtualClock, yieldToTasks } from '@kling-kit/simulator'
import { simulatorApiKey } from '@kling-kit/spec'
// Fetched before the clock is stopped: what a client loads later takes time that is not the clock's.
import '../../../../packages/core/src/client/resume.ts'
import '../../../../packages/core/src/poll/listening.ts'
import { meterWire } from './meter-wire.ts'
import { openTabs, submitJobs, type TabsWorld } from './tabs.ts'

export interface TabsMeasure {
  /** Questions about jobs that reached Segmind. */
  upstreamCalls: number
  requestsPerTab: number
  bytesPerTab: number
  /** From the end of a job until a tab had its film, on average. */
  meanWaitSeconds: number
}

const baseUrl = 'https://app.example/api/kling'

/** Watches jobs in tabs to the last film, in virtual time. */
export async function watchInTabs(
  how: { events: boolean },
  { jobs, tabsPerJob }: TabsWorld,
): Promise<TabsMeasure> {
  const settle = async () => {
    do await yieldToTasks(4)
    while (wire.waiting > 0)
  }
  const clock = createVirtualClock(undefined, { settle })
  const simulator = createSimulator({ clock, seed: 7, credits: 1e9 })
  const proxy = createKlingProxy({
    authorize: (request) => ({ id: String(request.headers.get('x-user')) }),
    store: memoryStore({ clock }),
    apiKey: simulatorApiKey,
    fetch: simulator.fetch,
    routes: [events({ maxStreams: tabsPerJob })],
    clock,
    log: () => {},
  })
  const wire = meterWire(proxy)
  const owned = await submitJobs(
    { clock, baseUrl, fetch: (input, init) => proxy(new Request(input, init)) },
    jobs,
  )
  const waits = openTabs({ clock, baseUrl, fetch: wire.fetch, ...how }, owned, tabsPerJob)
  const tabs = jobs * tabsPerJob
  while (waits.length < tabs) await clock.advance(10_000)
  return {
    upstreamCalls: simulator.polls.length,
    requestsPerTab: wire.requests / tabs,
    bytesPerTab: wire.bytes / tabs,
    meanWaitSeconds: waits.reduce((sum, wait) => sum + wait, 0) / tabs,
  }
}
