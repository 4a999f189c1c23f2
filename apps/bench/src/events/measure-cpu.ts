import { startSimulator } from '@kling-kit/simulator/node'
import { hurriedClock } from '../fast-clock.ts'
import { startServer } from '../proxy/start-server.ts'
import { openTabs, submitJobs, type TabsWorld } from './tabs.ts'

export interface CpuMeasure {
  /** What the proxy's process used while all tabs watched. */
  cpuSeconds: number
  upstreamCalls: number
  meanWaitSeconds: number
}

/** Watches jobs in tabs to the last film over real sockets, with the proxy in a process of its own. */
export async function measureCpu(
  how: { events: boolean },
  { jobs, tabsPerJob }: TabsWorld,
): Promise<CpuMeasure> {
  const clock = hurriedClock()
  await using running = await startSimulator({ port: 0, clock, seed: 7, credits: 1e9 })
  const server = await startServer('kling-kit-events', running.url)
  if (!server) throw new Error('There is no kling-kit-events.')
  const around = {
    clock,
    baseUrl: `http://127.0.0.1:${server.port}/api/kling`,
    fetch: globalThis.fetch,
    ...how,
  }
  const watch = async (firstUser: number): Promise<CpuMeasure> => {
    const owned = await submitJobs(around, jobs, firstUser)
    const before = await server.usage('collect')
    const callsBefore = running.simulator.polls.length
    const waits = openTabs(around, owned, tabsPerJob)
    while (waits.length < jobs * tabsPerJob) await new Promise((resolve) => void setTimeout(resolve, 100))
    const after = await server.usage()
    return {
      cpuSeconds: (after.cpuMicros - before.cpuMicros) / 1e6,
      upstreamCalls: running.simulator.polls.length - callsBefore,
      meanWaitSeconds: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    }
  }
  try {
    // Code that runs for the first time is slow, and there is more of it in streams.
    await watch(0)
    return await watch(jobs)
  } finally {
    await server.stop()
  }
}
