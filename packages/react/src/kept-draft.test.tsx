import { createKlingClient, memoryStorage, proxyTransport } from '@kling-kit/core'
import { models } from '@kling-kit/spec'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { KlingClientProvider } from './kling-client-provider.tsx'
import { createServer } from './testing/create-server.ts'
import { useGenerate } from './use-generate.ts'

afterEach(cleanup)

it('a screen with a draftKey comes back where it was: to its job, without a callback and without a request', async () => {
  const { clock, simulator, baseUrl, fetchProxy } = createServer()
  const storage = memoryStorage()
  const onAccepted = vi.fn<() => void>()
  const onCompleted = vi.fn<() => void>()
  function Screen() {
    const { generate, job, media, submission } = useGenerate('kling-o3-text2video', {
      draftKey: 'screen',
      onAccepted,
      onCompleted,
    })
    return (
      <button onClick={() => generate({ prompt: 'a boat' })}>
        {submission.state} {job?.status} {media?.length}
      </button>
    )
  }
  const visit = () => {
    const transport = proxyTransport({ baseUrl, fetch: fetchProxy })
    const client = createKlingClient({ transport, models, clock, storage, crossTab: false })
    const { unmount } = render(
      <KlingClientProvider client={client}>
        <Screen />
      </KlingClientProvider>,
    )
    return () => {
      unmount()
      client.dispose()
    }
  }
  const advance = (ms: number) => act(() => clock.advance(ms))

  const leave = visit()
  await advance(0)
  screen.getByRole('button').click()
  await advance(0)
  expect(screen.getByRole('button').textContent).toContain('accepted')
  expect(onAccepted).toHaveBeenCalledTimes(1)
  leave()

  const leaveAgain = visit()
  await advance(0)
  expect(screen.getByRole('button').textContent).toContain('accepted')
  await advance(600_000)
  expect(screen.getByRole('button').textContent).toContain('accepted completed 1')
  expect(onAccepted).toHaveBeenCalledTimes(1)
  expect(onCompleted).toHaveBeenCalledTimes(1)
  expect(simulator.submissions).toHaveLength(1)
  leaveAgain()
})
