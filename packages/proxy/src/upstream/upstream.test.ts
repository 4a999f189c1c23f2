import { simulatorApiKey } from '@kling-kit/spec'
import { afterEach, expect, it, vi } from 'vitest'
import { boat, createWorld } from '../testing/create-world.ts'

const core = simulatorApiKey.slice('SG_'.length)
const cut = core.slice(0, -1)

const completed = (details: object) => ({
  request_id: '2c7f59ea-13f1',
  status: 'COMPLETED',
  output: { url: 'https://images.segmind.com/a.mp4', ...details },
})

// As long before it as our texts are long, less one: the last letter of the key falls off.
it.each([
  ['a reason', 400, { error: 'x'.repeat(300 - cut.length) + core }],
  ['a page', 502, 'x'.repeat(2000 - cut.length) + core],
  ['a status', 200, { request_id: '2c7f59ea-13f1', status: 'x'.repeat(64 - cut.length) + core }],
  ['a type', 200, completed({ content_type: 'x'.repeat(100 - cut.length) + core })],
  ['a name', 200, completed({ file_name: 'x'.repeat(200 - cut.length) + core })],
])('%s that names the key where it is cut says nothing of it', async (_, status, body) => {
  const { create, submit, ask, logs, events } = createWorld()
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const proxy = create({ fetch: async () => new Response(text, { status }) })
  const seal = await proxy.seal('2c7f59ea-13f1', 'ada')
  const replies = [
    await submit(boat, {}, proxy),
    await ask(new Request(`https://app.example/api/kling/v2/requests/${seal}/status`), proxy),
    await ask(new Request(`https://app.example/api/kling/v2/requests/${seal}`), proxy),
  ]
  const all = JSON.stringify([replies.map((reply) => reply.text), logs, events])
  expect(all).not.toContain(core.slice(0, 8))
})

afterEach(() => vi.unstubAllEnvs())

it.each([
  ['an option', { apiKey: simulatorApiKey }],
  ['the environment', { apiKey: undefined }],
])(
  'an authorize that throws the key of %s at the first request tells the log nothing of it',
  async (_, options) => {
    vi.stubEnv('SEGMIND_API_KEY', simulatorApiKey)
    const { submit, logs } = createWorld({
      ...options,
      authorize: () => {
        throw new Error(`Nobody knows ${simulatorApiKey}`)
      },
    })
    expect((await submit()).status).toBe(401)
    expect(logs).toEqual(['authorize failed, so nobody is let in: Error: Nobody knows [redacted]'])
  },
)
