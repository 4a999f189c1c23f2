import { type Clock, createKlingClient, proxyTransport } from '@kling-kit/core'
import { klingO3TextToVideo } from '@kling-kit/spec'
import { createRandom } from '../polling/random.ts'

/** How many jobs there are, each of one person, and in how many tabs each is watched. */
export interface TabsWorld {
  jobs: number
  tabsPerJob: number
}

/** Where the tabs live, and what they ask. */
interface Surroundings {
  clock: Clock
  baseUrl: string
  fetch: typeof globalThis.fetch
  /** Whether tabs are told on streams, or ask. */
  events: boolean
}

interface OwnedJob {
  user: string
  requestId: string
  submittedAt: number
}

const modelId = klingO3TextToVideo.id
const openedWithinMs = 20_000

/** Submits the jobs, each for a person of its own. */
export async function submitJobs(
  { clock, baseUrl, fetch }: Omit<Surroundings, 'events'>,
  count: number,
  firstUser = 0,
): Promise<OwnedJob[]> {
  const owned: OwnedJob[] = []
  for (let at = 0; at < count; at++) {
    const user = `user-${firstUser + at}`
    const response = await fetch(`${baseUrl}/v2/${modelId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `intent-of-${user}`, 'x-user': user },
      body: JSON.stringify({ prompt: 'a paper boat' }),
    })
    const { request_id: requestId } = (await response.json()) as { request_id: string }
    owned.push({ user, requestId, submittedAt: clock.now() })
  }
  return owned
}

/**
 * Watches each job in tabs of one person's browsers that know nothing of each other. Answers how many seconds each tab waited for
 * its film once the job had ended; the list grows until the last has it.
 */
export function openTabs(
  { clock, baseUrl, fetch, events }: Surroundings,
  owned: readonly OwnedJob[],
  tabsPerJob: number,
): number[] {
  const random = createRandom(1)
  const waits: number[] = []
  const open = ({ user, requestId, submittedAt }: OwnedJob) => {
    const transport = proxyTransport({ baseUrl, fetch, headers: { 'x-user': user }, events })
    const client = createKlingClient({ transport, clock, random, models: [klingO3TextToVideo] })
    const handle = client.job(requestId, { modelId, submittedAt })
    const stop = handle.subscribe(() => {
      const { media, metrics } = handle.getSnapshot()
      if (!media) return
      waits.push((clock.now() - submittedAt) / 1000 - (metrics.totalSeconds ?? 0))
      stop()
      client.dispose()
    })
  }
  for (const job of owned)
    for (let tab = 0; tab < tabsPerJob; tab++) clock.setTimeout(() => open(job), random() * openedWithinMs)
  return waits
}
