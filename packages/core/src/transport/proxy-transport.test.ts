import { expect, it, onTestFinished, vi } from 'vitest'
import { proxyTransport } from './proxy-transport.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const baseUrl = 'https://app.example/api/kling'
const requestId = '11111111-2222-3333-4444-555555555555'

function listening(response: () => Response) {
  const calls: { url: string; init: RequestInit }[] = []
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    calls.push({ url: String(url), init })
    return response()
  }
  return { calls, fetch: fetch as typeof globalThis.fetch }
}
const queued = () => Response.json({ status: 'QUEUED', request_id: requestId })

it('asks same-origin, past every cache, with the headers given at that moment', async () => {
  const { calls, fetch } = listening(queued)
  let token = 'one'
  const transport = proxyTransport({
    baseUrl: `${baseUrl}/`,
    fetch,
    headers: () => ({ authorization: token }),
  })
  await transport.status(requestId)
  token = 'two'
  await transport.status(requestId)
  expect(calls[0]?.url).toBe(`${baseUrl}/v2/requests/${requestId}/status`)
  expect(calls[0]?.init).toMatchObject({ cache: 'no-store', credentials: 'same-origin', method: 'GET' })
  expect(calls.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual(['one', 'two'])
})

it('names the intent and says the metadata beside the input', async () => {
  const { calls, fetch } = listening(() => Response.json({ request_id: requestId, status: 'QUEUED' }))
  const transport = proxyTransport({ baseUrl, fetch })
  const order = { modelId: boatModel, body: boat, intentId: 'intent-of-a-test', metadata: { shelf: 3 } }
  await expect(transport.submit(order)).resolves.toMatchObject({ type: 'accepted', requestId })
  expect(new Headers(calls[0]?.init.headers).get('idempotency-key')).toBe('intent-of-a-test')
  expect(JSON.parse(calls[0]?.init.body as string)).toEqual({ ...boat, metadata: { shelf: 3 } })
})

it('puts an id into the path so that it stays one part of it', async () => {
  const { calls, fetch } = listening(queued)
  await proxyTransport({ baseUrl, fetch }).status('../../v1/keys?x=1')
  expect(new URL(calls[0]?.url as string).pathname).toMatch(/^\/api\/kling\/v2\/requests\/[^/]+\/status$/)
})

it.each([
  ['a script without an absolute address', { baseUrl: '/api/kling' }],
  ['headers that cannot be had', { headers: () => Promise.reject(new Error('no token')) }],
  ['a header that is none', { headers: { 'x-name': 'line\nbreak' } }],
])('%s: certain that nothing was sent, and the next press may send', async (_name, options) => {
  const { calls, fetch } = listening(queued)
  const transport = proxyTransport({ baseUrl, fetch, ...options })
  const order = { modelId: boatModel, body: boat, intentId: 'intent-of-a-test' }
  await expect(transport.submit(order)).rejects.toMatchObject({ code: 'not-sent', billed: 'no' })
  expect(calls).toEqual([])
})

it('sends an intent that could not be sent before', async () => {
  const world = createWorld()
  const post = world.transport.submit
  const broken = proxyTransport({ baseUrl, headers: () => Promise.reject(new Error('no token')) })
  world.transport.submit = broken.submit
  const intentId = 'intent-of-a-test'
  const first = settled(world.client.submit(boatModel, boat, { intentId }))
  await world.clock.advance(0)
  expect(first.error).toMatchObject({ code: 'not-sent', billed: 'no' })
  world.transport.submit = post
  const second = settled(world.client.submit(boatModel, boat, { intentId }))
  await world.clock.advance(0)
  expect(second.value?.intentId).toBe(intentId)
})

it.each([
  [404, 'Mount createKlingProxy there'],
  [200, 'answers with a page instead of JSON'],
  [401, 'answers with a page instead of JSON'],
])('HTTP %i with a page is one sentence in the console: %s', async (status, sentence) => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => error.mockRestore())
  const { fetch } = listening(() => new Response('<!doctype html><form>', { status }))
  const transport = proxyTransport({ baseUrl, fetch })
  await transport.status(requestId)
  await transport.status(requestId)
  expect(error.mock.calls).toHaveLength(1)
  expect(error.mock.calls[0]?.[0]).toContain(sentence)
  expect(error.mock.calls[0]?.[0]).toContain(baseUrl)
})

it('reads a mebibyte and no more', async () => {
  let pulled = 0
  const endless = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          pulled += 1
          controller.enqueue(new Uint8Array(65_536).fill(32))
        },
      }),
      { status: 502 },
    )
  const { fetch } = listening(endless)
  await expect(proxyTransport({ baseUrl, fetch }).status(requestId)).resolves.toMatchObject({ type: 'error' })
  expect(pulled).toBeLessThan(20)
})

it('hands on no inherited surprises', async () => {
  const text = `{"status":"COMPLETED","request_id":"${requestId}","output":{"__proto__":{"bad":1},"x":1}}`
  const { fetch } = listening(() => new Response(text))
  const answer = await proxyTransport({ baseUrl, fetch }).result(requestId)
  expect(answer).toMatchObject({ type: 'result', media: [], raw: { x: 1 } })
  expect(JSON.stringify(answer)).not.toContain('bad')
})
