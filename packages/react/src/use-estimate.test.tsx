import { createKlingClient, proxyTransport } from '@kling-kit/core'
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { KlingClientProvider } from './kling-client-provider.tsx'
import { createWorld } from './testing/create-world.tsx'
import { useEstimate } from './use-estimate.ts'

afterEach(cleanup)

it('says what an input is likely to cost and how long it takes', () => {
  const { renderHook: render } = createWorld()
  const { result } = render(() => useEstimate('kling-text2video', { mode: 'pro', duration: 10 }))
  expect(result.current.cost).toMatchObject({ low: 1.96, high: 1.96, currency: 'USD' })
  expect(result.current.duration?.p50).toBeGreaterThan(100)
})

it('takes an unfinished input', () => {
  const { renderHook: render } = createWorld()
  expect(render(() => useEstimate('kling-o3-text2video', {})).result.current.cost?.low).toBeGreaterThan(0)
})

it('knows nothing of a model that the client does not offer', () => {
  const client = createKlingClient({ transport: proxyTransport(), models: [] })
  const { result } = renderHook(() => useEstimate('kling-o1', {}), {
    wrapper: ({ children }) => <KlingClientProvider client={client}>{children}</KlingClientProvider>,
  })
  expect(result.current).toEqual({})
})
