import { createKlingClient, type KlingClientOptions, proxyTransport } from '@kling-kit/core'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, it } from 'vitest'
import { KlingClientProvider } from './kling-client-provider.tsx'
import { begin } from './testing/begin.ts'
import { useUpload } from './use-upload.ts'

afterEach(cleanup)

type Upload = NonNullable<KlingClientOptions['upload']>

/** A host that answers when told. */
function uploadHost() {
  const calls: {
    options: Parameters<Upload>[1]
    answer: (url: string) => void
    fail: (reason: unknown) => void
  }[] = []
  const upload: Upload = (_, options) => new Promise((answer, fail) => calls.push({ options, answer, fail }))
  const client = createKlingClient({ transport: proxyTransport(), models: [], upload })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <KlingClientProvider client={client}>{children}</KlingClientProvider>
  )
  return { calls, hook: renderHook(useUpload, { wrapper }) }
}

const picture = new Blob(['0123456789'], { type: 'image/png' })

it('uploads, counts and gives the address', async () => {
  const { calls, hook } = uploadHost()
  const { result } = hook
  const uploaded = begin(() => result.current.upload(picture))
  expect(result.current).toMatchObject({ isUploading: true, sentBytes: 0, totalBytes: 10 })
  act(() => calls[0]?.options.onProgress?.(4, 10))
  expect(result.current.sentBytes).toBe(4)
  await act(async () => calls[0]?.answer('https://images.example/1.png'))
  expect(await uploaded).toBe('https://images.example/1.png')
  expect(result.current).toMatchObject({
    isUploading: false,
    url: 'https://images.example/1.png',
  })
})

it('says when it failed, and that nothing was charged', async () => {
  const { calls, hook } = uploadHost()
  act(() => void hook.result.current.upload(picture))
  await act(async () => calls[0]?.fail(new TypeError('Failed to fetch')))
  expect(hook.result.current).toMatchObject({ isUploading: false, error: { billed: 'no' } })
})

it('lets a second file take the place of the first', async () => {
  const { calls, hook } = uploadHost()
  act(() => void hook.result.current.upload(picture))
  act(() => void hook.result.current.upload(picture))
  expect(calls[0]?.options.signal?.aborted).toBe(true)
  await act(async () => calls[0]?.answer('https://images.example/1.png'))
  expect(hook.result.current.isUploading).toBe(true)
  expect(hook.result.current.url).toBeUndefined()
  await act(async () => calls[1]?.answer('https://images.example/2.png'))
  expect(hook.result.current.url).toBe('https://images.example/2.png')
})

it('forgets on reset and stops when it unmounts', async () => {
  const { calls, hook } = uploadHost()
  act(() => void hook.result.current.upload(picture))
  act(() => hook.result.current.reset())
  expect(hook.result.current.isUploading).toBe(false)
  act(() => void hook.result.current.upload(picture))
  hook.unmount()
  expect(calls.map(({ options }) => options.signal?.aborted)).toEqual([true, true])
})
