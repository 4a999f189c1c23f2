import '@testing-library/jest-dom/vitest'
import { createKlingClient, proxyTransport } from '@kling-kit/core'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy/in-page'
import { KlingClientProvider } from '@kling-kit/react'
import { createSimulator, createVirtualClock, type SimulatorOptions } from '@kling-kit/simulator'
import { models, simulatorApiKey } from '@kling-kit/spec'
import { act, cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'

/** A page over the real proxy over the simulator, where time passes only when told. */
export function createWorld(options: SimulatorOptions = {}) {
  const clock = createVirtualClock()
  const simulator = createSimulator({ clock, latency: 'manual', ...options })
  const proxy = createKlingProxy({
    authorize: () => ({ id: 'ada' }),
    store: memoryStore(),
    apiKey: simulatorApiKey,
    fetch: (url, init) => simulator.fetch(url, init),
  })
  const transport = proxyTransport({
    baseUrl: 'http://app.test/api/kling',
    fetch: (input, init) => proxy(new Request(input, init)),
  })
  const client = createKlingClient({ transport, models, clock })
  onTestFinished(() => {
    cleanup()
    client.dispose()
  })
  return {
    clock,
    simulator,
    client,
    /** Lets `ms` pass, and React draw what came of it. */
    advance: (ms = 0) => act(() => clock.advance(ms)),
    render: (element: ReactNode) =>
      render(element, {
        wrapper: ({ children }) => <KlingClientProvider client={client}>{children}</KlingClientProvider>,
      }),
  }
}
