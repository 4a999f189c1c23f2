import { act, cleanup, render, screen } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { KlingClient } from '@kling-kit/core'
import { KlingClientProvider } from './kling-client-provider.tsx'
import { KlingProvider } from './kling-provider.tsx'
import { createWorld } from './testing/create-world.tsx'
import { useDraft } from './use-draft.ts'
import { useEstimate } from './use-estimate.ts'
import { useGenerate } from './use-generate.ts'
import { useKlingClient } from './use-kling-client.ts'
import { useKlingJob } from './use-kling-job.ts'
import { useKlingJobs } from './use-kling-jobs.ts'
import { useSubmit } from './use-submit.ts'
import { useUpload } from './use-upload.ts'

afterEach(cleanup)

const nextTask = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)))

function seenClients() {
  const clients = new Set<KlingClient>()
  function Probe() {
    clients.add(useKlingClient())
    return null
  }
  return { clients, Probe, latest: () => [...clients].at(-1) as KlingClient }
}

const Owned = ({ by, probe }: { by: string; probe: ReactNode }) => (
  <KlingProvider endpoint="/api/kling" owner={by}>
    {probe}
  </KlingProvider>
)

const WithToken = ({ token }: { token: string }) => (
  <KlingProvider endpoint="/api/kling" headers={{ 'x-token': token }}>
    <BoatButton />
  </KlingProvider>
)

function BoatButton() {
  const { generate, submission } = useGenerate('kling-o3-text2video')
  return <button onClick={() => generate({ prompt: 'a boat' })}>{submission.state}</button>
}

it.each<[string, () => unknown]>([
  ['useKlingClient', () => useKlingClient()],
  ['useKlingJob', () => useKlingJob(null)],
  ['useKlingJobs', () => useKlingJobs()],
  ['useSubmit', () => useSubmit()],
  ['useGenerate', () => useGenerate()],
  ['useDraft', () => useDraft('kling-o1')],
  ['useUpload', () => useUpload()],
  ['useEstimate', () => useEstimate('kling-o1', {})],
])('%s names itself and the fix when there is no provider', (name, useHook) => {
  const Page = () => {
    useHook()
    return null
  }
  vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<Page />)).toThrow(
    `${name} found no client above it. Wrap this part of the tree in <KlingProvider client={…}>.`,
  )
  vi.restoreAllMocks()
})

it('gives the client that it was given', () => {
  const { client } = createWorld()
  const { Probe, clients } = seenClients()
  render(
    <>
      <KlingProvider client={client}>
        <Probe />
      </KlingProvider>
      <KlingClientProvider client={client}>
        <Probe />
      </KlingClientProvider>
    </>,
  )
  expect([...clients]).toEqual([client])
})

it('makes one client for an endpoint, with all five models', async () => {
  const { Probe, clients, latest } = seenClients()
  const page = (
    <KlingProvider endpoint="/api/kling">
      <Probe />
    </KlingProvider>
  )
  const { rerender } = render(page)
  rerender(page)
  await nextTask()
  expect(clients.size).toBe(1)
  expect(latest().models).toHaveLength(5)
})

it('disposes of its client when it unmounts, and not before: StrictMode mounts twice', async () => {
  const { Probe, latest } = seenClients()
  const page = render(
    <StrictMode>
      <KlingProvider endpoint="/api/kling">
        <Probe />
      </KlingProvider>
    </StrictMode>,
  )
  await nextTask()
  const dispose = vi.spyOn(latest(), 'dispose')
  expect(() => latest().draft('form').getSnapshot()).not.toThrow()
  page.unmount()
  await nextTask()
  expect(dispose).toHaveBeenCalledOnce()
})

it('makes another client for another owner, and disposes of the first', async () => {
  const { Probe, clients, latest } = seenClients()
  const { rerender } = render(<Owned by="ada" probe={<Probe />} />)
  const first = latest()
  const dispose = vi.spyOn(first, 'dispose')
  rerender(<Owned by="grace" probe={<Probe />} />)
  await nextTask()
  expect(latest()).not.toBe(first)
  expect(dispose).toHaveBeenCalledOnce()
  expect(clients.size).toBe(2)
})

it('sends the latest headers to its endpoint', async () => {
  const { fetchProxy } = createWorld()
  const tokens: (string | null)[] = []
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    tokens.push(request.headers.get('x-token'))
    return fetchProxy(request)
  })
  const { rerender } = render(<WithToken token="old" />)
  rerender(<WithToken token="new" />)
  act(() => screen.getByRole('button').click())
  await screen.findByText('accepted', {}, { timeout: 4000 })
  expect(tokens[0]).toBe('new')
  vi.unstubAllGlobals()
})
