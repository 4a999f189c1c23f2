import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { createSimulator } from '@kling-kit/simulator'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onAccepted, refundIfFailed } from './refund-failed.ts'
import { shop, transact } from './shop.ts'

const simulator = createSimulator({ latency: 'manual' })
const minuteMs = 60_000
const balanceOf = async (id: string) => {
  const [account] = await transact((query) => query('select cents from accounts where id = $1', [id]))
  return account?.cents
}

/** A submission of somebody with 1000 credits, whose job is moved by hand. */
async function submit(user: string, tell: typeof onAccepted = onAccepted) {
  await transact((query) => query('insert into accounts (id, cents) values ($1, 1000)', [user]))
  const proxy = createKlingProxy({
    authorize: () => ({ id: user }),
    store: memoryStore(),
    fetch: simulator.fetch,
    beforeSubmit: shop.beforeSubmit,
    onAccepted: tell,
  })
  const request = new Request('https://app.example/api/kling/v2/kling-o3-text2video', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: '{"prompt":"a paper boat"}',
  })
  expect((await proxy(request)).status).toBe(200)
  expect(await balanceOf(user)).toBeLessThan(1000)
  const requestId = String(simulator.ledger.at(-1)?.requestId)
  return { requestId, job: simulator.job(requestId) }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', simulator.fetch)
  vi.stubEnv('SEGMIND_API_KEY', simulator.apiKey)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

it('gives credits back for a job that FAILED while the server watched', async () => {
  const { job } = await submit('ada')
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect(await balanceOf('ada')).toBeLessThan(1000)
  job.fail('The picture was declined.')
  await vi.advanceTimersByTimeAsync(5 * minuteMs)
  expect(await balanceOf('ada')).toBe(1000)
  expect(vi.getTimerCount()).toBe(0)
})

it('keeps them for a job that completed', async () => {
  const { job } = await submit('bea')
  job.complete()
  await vi.advanceTimersByTimeAsync(5 * minuteMs)
  expect(await balanceOf('bea')).toBeLessThan(1000)
  expect(vi.getTimerCount()).toBe(0)
})

it('gives them back once, and on no word but that of Segmind, to whoever asks later', async () => {
  const { requestId, job } = await submit('cleo', shop.onAccepted)
  const ask = async () => {
    const asked = refundIfFailed(requestId, { timeoutMs: 10_000 })
    await vi.advanceTimersByTimeAsync(10_000)
    await asked
    return balanceOf('cleo')
  }
  expect(await ask()).toBeLessThan(1000)
  job.fail()
  expect(await ask()).toBe(1000)
  expect(await ask()).toBe(1000)
})
