import { createKlingClient, proxyTransport } from '@kling-kit/core'
import { createKlingProxy, memoryStore, type ProxyOptions } from '@kling-kit/proxy'
import { KlingClientProvider } from '@kling-kit/react'
import { createSimulator, type SimulatorOptions } from '@kling-kit/simulator'
import { models, simulatorApiKey } from '@kling-kit/spec'
import { cleanup, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'

/** A page with a client, the real proxy and the simulator behind it, all in this process. */
export function createFormWorld(options: SimulatorOptions = {}, proxyOptions: Partial<ProxyOptions> = {}) {
  const simulator = createSimulator({ latency: 'manual', ...options })
  const proxy = createKlingProxy({
    authorize: () => ({ id: 'ada' }),
    store: memoryStore(),
    apiKey: simulatorApiKey,
    fetch: (url, init) => simulator.fetch(url, init),
    log: () => {},
    ...proxyOptions,
  })
  const transport = proxyTransport({
    baseUrl: 'http://app.test/api/kling',
    fetch: (input, init) => proxy(new Request(input, init)),
  })
  const client = createKlingClient({ transport, models })
  onTestFinished(() => {
    cleanup()
    client.dispose()
  })
  return {
    simulator,
    client,
    user: userEvent.setup(),
    render: (element: ReactNode) =>
      render(element, {
        wrapper: ({ children }) => <KlingClientProvider client={client}>{children}</KlingClientProvider>,
      }),
  }
}
