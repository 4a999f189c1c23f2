import { createKlingClient, type KlingClient, proxyTransport, type Storage } from '@kling-kit/core'
import { createSimulator, type Simulator, type SimulatorOptions } from '@kling-kit/simulator'
import { type MswOptions, toMswHandlers } from '@kling-kit/simulator/msw'
import { models } from '@kling-kit/spec'

/** What a story may say about its world, as `parameters.kling`. */
export interface StoryWorldOptions {
  /** Default: jobs take two seconds. */
  simulator?: SimulatorOptions
  /** Default: the proxy takes uploads. */
  proxy?: MswOptions['proxy']
  /** Where the client keeps jobs. Default: nowhere. */
  storage?: Storage
  /** Brings the world to where the story begins. Awaited before anything is drawn. */
  arrange?(world: StoryWorld): void | Promise<void>
}

export interface StoryWorld {
  simulator: Simulator
  client: KlingClient
  /** Where this story's proxy is mounted. */
  endpoint: string
}

type Handlers = ReturnType<typeof toMswHandlers>

/** A simulator, the real proxy over it and a client, of one story alone: several stand on a docs page. */
export function createStoryWorld(storyId: string, options: StoryWorldOptions = {}) {
  const endpoint = `/api/${storyId}`
  const simulator = createSimulator({
    latency: 2000,
    mediaBaseUrl: `/kling-media/${storyId}`,
    ...options.simulator,
  })
  const handlers: Handlers = toMswHandlers(simulator, { baseUrl: endpoint, proxy: options.proxy })
  const client = createKlingClient({
    transport: proxyTransport({ baseUrl: endpoint }),
    models,
    mediaOrigins: [location.origin],
    // A story begins with nothing, whatever was looked at before.
    storage: options.storage ?? false,
    crossTab: false,
    // Stories are looked at now; the real schedule is spec's to show.
    pollDelay: () => 400,
  })
  return { simulator, client, endpoint, handlers }
}
