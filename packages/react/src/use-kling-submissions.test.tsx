import { createKlingClient, memoryStorage, proxyTransport } from '@kling-kit/core'
import { models } from '@kling-kit/spec'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { KlingClientProvider } from './kling-client-provider.tsx'
import { createServer } from './testing/create-server.ts'
import { useKlingClient } from './use-kling-client.ts'
import { useKlingSubmissions } from './use-kling-submissions.ts'

afterEach(cleanup)

function List() {
  const { submissions } = useKlingClient()
  return useKlingSubmissions().map(({ intentId, input, isChecking }) => (
    <button key={intentId} onClick={() => void submissions.dismiss(intentId)}>
      {String(input?.['prompt'])} {isChecking ? 'checking' : 'unknown'}
    </button>
  ))
}

it('a submission without a draft that nobody could confirm is listed after a reload, too, until it is dismissed', async () => {
  const { clock, simulator, baseUrl, fetchProxy } = createServer()
  const storage = memoryStorage()
  const visit = () => {
    const transport = proxyTransport({ baseUrl, fetch: fetchProxy })
    const client = createKlingClient({ transport, models, clock, storage, crossTab: false })
    const { unmount } = render(
      <KlingClientProvider client={client}>
        <List />
      </KlingClientProvider>,
    )
    const leave = () => {
      unmount()
      client.dispose()
    }
    return { client, leave }
  }
  const advance = (ms: number) => act(() => clock.advance(ms))

  const first = visit()
  simulator.next('drop-after')
  first.client.submit('kling-o3-text2video', { prompt: 'a kite' }).catch(() => {})
  await advance(20_000)
  expect(screen.getByRole('button').textContent).toBe('a kite unknown')
  first.leave()

  const second = visit()
  await advance(20_000)
  act(() => screen.getByRole('button').click())
  await advance(0)
  expect(screen.queryByRole('button')).toBeNull()
  second.leave()

  const third = visit()
  await advance(20_000)
  expect(screen.queryByRole('button')).toBeNull()
  expect(simulator.ledger).toHaveLength(1)
  third.leave()
})
