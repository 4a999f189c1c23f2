import { createKlingClient, type KlingClient, proxyTransport } from '@kling-kit/core'
import type { SimulatorOptions } from '@kling-kit/simulator'
import { models } from '@kling-kit/spec'
import { act, cleanup, render, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import { KlingClientProvider } from '../kling-client-provider.tsx'
import { createServer } from './create-server.ts'

/** A page over the real proxy over the simulator, where time passes only when told. */
export function createWorld(options: SimulatorOptions = {}) {
  const { clock, simulator, baseUrl, fetchProxy } = createServer(options)
  const transport = proxyTransport({ baseUrl, fetch: fetchProxy })
  const client = createKlingClient({ transport, models, clock })
  onTestFinished(() => {
    cleanup()
    client.dispose()
  })
  const wrapper = ({ children }: { children: ReactNode }) => withClient(client, children)
  return {
    clock,
    simulator,
    client,
    /** Where the proxy stands, for a provider with an endpoint. */
    fetchProxy,
    /** Lets `ms` pass, and React draw what came of it. */
    advance: (ms = 0) => act(() => clock.advance(ms)),
    render: (element: ReactNode) => render(element, { wrapper }),
    renderHook: <Result, Props>(hook: (props: Props) => Result, initialProps?: Props) =>
      renderHook(hook, { wrapper, initialProps }),
  }
}

const withClient = (client: KlingClient, children: ReactNode) => (
  <KlingClientProvider client={client}>{children}</KlingClientProvider>
)
