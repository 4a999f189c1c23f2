import { createKlingProxy, memoryStore, type ProxyOptions } from '@kling-kit/proxy'
import {
  createSimulator,
  createVirtualClock,
  type SimulatorOptions,
  type VirtualClock,
  yieldToTasks,
} from '@kling-kit/simulator'
import { models, simulatorApiKey } from '@kling-kit/spec'
import type { KlingClientOptions } from '../client/client-options.ts'
import { createKlingClient } from '../client/create-kling-client.ts'
import { proxyTransport } from '../transport/proxy-transport.ts'
import { segmindTransport } from '../transport/segmind-transport.ts'
import { createBrowser } from './browser.ts'
import { createLag } from './lag.ts'
import { createNetwork } from './network.ts'
// Fetched before the clock is stopped: what a client loads later takes time that is not the clock's.
import '../client/resume.ts'
import '../poll/listening.ts'
import { createTestHost } from './test-host.ts'

/** What differs from the client of a page, or what is made of that. */
export type TabOptions =
  | Partial<KlingClientOptions>
  | ((own: KlingClientOptions) => Partial<KlingClientOptions>)

interface WorldOptions extends SimulatorOptions {
  /** How the client reaches Segmind. Default: through the proxy. */
  via?: 'proxy' | 'segmind'
  /** Whether clients listen to events where the proxy offers them. */
  events?: boolean
  client?: Partial<KlingClientOptions>
  /** How long the answers, writes and messages of tabs take, in ms and in turn: in this order they come. Default: no time. */
  lags?: readonly number[]
  proxy?: Partial<ProxyOptions>
}

/** A client, the real proxy and a simulated Segmind, all in this process and on one clock that moves only when told. */
export function createWorld(options: WorldOptions = {}) {
  const { via = 'proxy', events, client: clientOptions, proxy: proxyOptions, lags, ...simulated } = options
  let upstreamCalls = 0
  const settle = async () => {
    await yieldToTasks(12)
    // What waits upstream, or for a call that another request made, may wait for the clock.
    for (let round = 0; network.underWay > upstreamCalls && round < 10; round++) await yieldToTasks(12)
  }
  const clock: VirtualClock = createVirtualClock(undefined, { settle })
  const simulator = createSimulator({ clock, latency: 100_000, ...simulated })
  const host = createTestHost()
  const wallClock = { skewMs: 0 }
  const proxy = createKlingProxy({
    authorize: () => ({ id: 'somebody' }),
    store: memoryStore(),
    apiKey: simulatorApiKey,
    fetch: async (url, init) => {
      upstreamCalls += 1
      return simulator.fetch(url, init).finally(() => {
        upstreamCalls -= 1
      })
    },
    clock,
    log: () => {},
    ...proxyOptions,
  })
  const network = createNetwork(proxy)
  const transport =
    via === 'proxy'
      ? proxyTransport({ baseUrl: 'https://app.example/api/kling', fetch: network.fetch, events })
      : segmindTransport({
          apiKey: simulatorApiKey,
          fetch: (input, init) => simulator.fetch(input, init),
        })
  const client = createKlingClient({
    transport,
    models,
    clock: { ...clock, now: () => clock.now() + wallClock.skewMs },
    host,
    random: () => 0.5,
    ...clientOptions,
  })
  const lag = createLag(clock, lags)
  const browser = createBrowser(lag.wait)
  /** Another tab over the same proxy, with what all tabs of a browser share. */
  const openTab = (tabOptions: TabOptions = {}) => {
    const tab = browser.openTab()
    const own: KlingClientOptions = {
      transport: proxyTransport({
        baseUrl: 'https://app.example/api/kling',
        fetch: tab.fetch(lag.along(network.fetch)),
        events,
      }),
      models,
      // A closed tab's timers die with it.
      clock: {
        ...clock,
        now: () => clock.now() + wallClock.skewMs,
        setTimeout: (callback, delayMs) => tab.setTimeout(clock, callback, delayMs),
      },
      host: tab.host,
      storage: tab.storage,
      crossTab: tab.crossTab,
      random: () => 0.5,
    }
    const given = typeof tabOptions === 'function' ? tabOptions(own) : tabOptions
    return { client: createKlingClient({ ...own, ...given }), ...tab }
  }
  return { client, simulator, proxy, network, clock, wallClock, host, transport, browser, openTab, lag }
}

export const boat = { prompt: 'a paper boat' }
export const boatModel = 'kling-o3-text2video'

/** A promise to look at without waiting for it: time passes only when the clock is told. */
export function settled<Value>(promise: Promise<Value>) {
  const state: { isSettled: boolean; value?: Value; error?: unknown } = { isSettled: false }
  promise.then(
    (value) => Object.assign(state, { isSettled: true, value }),
    (error: unknown) => Object.assign(state, { isSettled: true, error }),
  )
  return state
}
