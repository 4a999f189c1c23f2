import { readFileSync } from 'node:fs'
import { getResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { fileMediaStore } from './file-media-store.ts'
import { type MswOptions, toMswHandlers } from './msw.ts'
import { createSimulator } from './simulator.ts'
import type { SimulatorOptions } from './simulator-options.ts'
import { createVirtualClock } from './virtual-clock.ts'

function createWorld(options: SimulatorOptions = {}, mswOptions: MswOptions = {}) {
  const clock = createVirtualClock()
  const simulator = createSimulator({ clock, latency: 1_000, media: fileMediaStore(), ...options })
  const handlers = toMswHandlers(simulator, mswOptions)
  const call = async (address: string, init?: RequestInit) => {
    const response = await getResponse(handlers, new Request(new URL(address, 'https://app.example'), init))
    if (!response) throw new Error(`No handler for ${address}.`)
    return response
  }
  const post = (intent: string, prompt: string) =>
    call('/api/kling/v2/kling-o3-text2video', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': intent },
      body: JSON.stringify({ prompt }),
    })
  return { clock, simulator, call, post }
}

describe('msw handlers', () => {
  it('run the real proxy: one intent, one job, a sealed id, and a file with Range', async () => {
    const { clock, simulator, call, post } = createWorld()
    const first = (await (await post('intent-0001', 'a paper boat')).json()) as { request_id: string }
    const second = (await (await post('intent-0001', 'a paper boat')).json()) as { request_id: string }
    expect(second.request_id).toBe(first.request_id)
    expect(simulator.ledger).toHaveLength(1)
    expect(first.request_id).toMatch(/^[0-9a-f-]{36}\.[\w-]+$/)

    expect(simulator.job(first.request_id).stage).toBe('QUEUED')
    await clock.advance(1_000)
    const result = await call(`/api/kling/v2/requests/${first.request_id}`)
    const { status, output } = (await result.json()) as { status: string; output: string }
    expect(status).toBe('COMPLETED')
    const file = await call(output, { headers: { range: 'bytes=4-7' } })
    expect([file.status, await file.text()]).toEqual([206, 'ftyp'])
  })

  it('take a picture, give it an address, and take that address as an input', async () => {
    const { simulator, call } = createWorld()
    const picture = readFileSync(new URL('../media/sample-boat.jpg', import.meta.url))
    const upload = { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: picture }
    const uploaded = await call('/api/kling/v2/uploads', upload)
    const { url } = (await uploaded.json()) as { url: string }
    expect(url).toMatch(/^https:\/\/images\.segmind\.com\/assets\/[\w-]+\.jpg$/)
    const stored = await call(url)
    expect(Buffer.from(await stored.arrayBuffer()).equals(picture)).toBe(true)

    const accepted = await call('/api/kling/v2/kling-o3-image2video', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'intent-0003' },
      body: JSON.stringify({ prompt: 'the boat leaves', image_url: url }),
    })
    expect(accepted.status).toBe(200)
    expect(simulator.ledger.at(-1)?.input['image_url']).toBe(url)
  })

  it('refuse a file that is no picture, and every file where uploads are off', async () => {
    const file = { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: 'GIF89a' }
    const refused = await createWorld().call('/api/kling/v2/uploads', file)
    expect([refused.status, await refused.json()]).toMatchObject([415, { billed: 'no' }])
    const off = await createWorld({}, { proxy: { routes: [] } }).call('/api/kling/v2/uploads', file)
    expect(off.status).toBe(404)
  })

  it('tell of a job on a stream of events', async () => {
    const { call, post } = createWorld()
    const { request_id: id } = (await (await post('intent-0003', 'a paper boat')).json()) as {
      request_id: string
    }
    const answer = await call(`/api/kling/v2/events?id=${id}`)
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    const decoder = new TextDecoder()
    let text = ''
    while (!text.includes('"QUEUED"')) text += decoder.decode((await reader.read()).value)
    await reader.cancel()
    expect(text).toMatch(/^event: ready\n/)
  })

  it('let a lost answer become an unknown outcome', async () => {
    const { simulator, post } = createWorld({ promptCommands: true })
    const answer = await post('intent-0002', 'a paper boat [unknown]')
    expect([answer.status, await answer.json()]).toMatchObject([
      502,
      { code: 'outcome-unknown', billed: 'unknown' },
    ])
    expect(simulator.ledger).toHaveLength(1)
  })
})
