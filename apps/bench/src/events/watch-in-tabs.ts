import { createKlingClient, proxyTransport } from '@kling-kit/core'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { events } from '@kling-kit/proxy/events'
import { createSimulator, createVirtualClock, yieldToTasks } from '@kling-kit/simulator'
import { klingO3TextToVideo, simulatorApiKey } from '@kling-kit/spec'
// Fetched before the clock is stopped: what a client loads later takes time that is not the clock's.
import '../../../../packages/core/src/client/resume.ts'
import '../../../../packages/core/src/poll/listening.ts'
import { createRandom } from '../polling/random.ts'
import { meterWire } from './meter-wire.ts'

export interface TabsMeasure {
  /** Questions about jobs that reached Segmind. */
  upstreamCalls: number
  requestsPerTab: number
  bytesPerTab: number
  /** From the end of a job until a tab had its film, on average. */
  meanWaitSeconds: number
}

const baseUrl = 'https://app.example/api/kling'
const openedWithinMs = 20_000

/** Watches jobs, each in tabs of one person's browsers that know nothing of each other, to the last film. In virtual time. */
export async function watchInTabs(
  how: { events: boolean },
  { jobs, tabsPerJob }: { jobs: number; tabsPerJob: number },
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
  const random = createRandom(1)
  const waits: number[] = []

  const openTab = (user: string, requestId: string, submittedAt: number) => {
    const headers = { 'x-user': user }
    const transport = proxyTransport({ baseUrl, fetch: wire.fetch, headers, ...how })
    const client = createKlingClient({ transport, clock, random, models: [klingO3TextToVideo] })
    const handle = client.job(requestId, { modelId: klingO3TextToVideo.id, submittedAt })
    const stop = handle.subscribe(() => {
      const { media, metrics } = handle.getSnapshot()
      if (!media) return
      waits.push((clock.now() - submittedAt) / 1000 - (metrics.totalSeconds ?? 0))
      stop()
      client.dispose()
    })
  }
  for (let at = 0; at < jobs; at++) {
    const user = `user-${at}`
    const requestId = await submit(proxy, user)
    const submittedAt = clock.now()
    for (let tab = 0; tab < tabsPerJob; tab++)
      clock.setTimeout(() => openTab(user, requestId, submittedAt), random() * openedWithinMs)
  }
  const tabs = jobs * tabsPerJob
  while (waits.length < tabs) await clock.advance(10_000)
  return {
    upstreamCalls: simulator.polls.length,
    requestsPerTab: wire.requests / tabs,
    bytesPerTab: wire.bytes / tabs,
    meanWaitSeconds: waits.reduce((sum, wait) => sum + wait, 0) / tabs,
  }
}

async function submit(proxy: (request: Request) => Promise<Response>, user: string): Promise<string> {
  const response = await proxy(
    new Request(`${baseUrl}/v2/${klingO3TextToVideo.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `intent-of-${user}`, 'x-user': user },
      body: JSON.stringify({ prompt: 'a paper boat' }),
    }),
  )
  const { request_id } = (await response.json()) as { request_id: string }
  return request_id
}
