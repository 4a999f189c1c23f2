import { simulatorApiKey } from '@kling-kit/spec'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKlingProxy as createOnNode } from './on-node.ts'
import { createKlingProxy } from './create-kling-proxy.ts'
import { memoryStore } from './store/memory-store.ts'
import type { ProxyOptions } from './proxy-options.ts'
import { boat, createWorld } from './testing/create-world.ts'

const base: ProxyOptions = { authorize: () => ({ id: 'ada' }), store: memoryStore() }
const wrong = (options: object) => () => createKlingProxy({ ...base, ...options })

afterEach(() => vi.unstubAllEnvs())

describe('an option that cannot work is said at once', () => {
  it.each([
    [{ authorize: undefined }, 'authorize'],
    [{ store: undefined }, 'memoryStore'],
    [{ apiKey: ' ' }, 'apiKey is not set'],
    [{ apiKey: 'SG_good\nSG_bad' }, 'one line of printable ASCII'],
    [{ apiKey: 'schlüssel' }, 'printable ASCII'],
    [{ upstream: 'http://api.segmind.com' }, 'https'],
    [{ upstream: 'https://user:pass@api.segmind.com' }, 'https origin'],
    [{ upstream: 'https://api.segmind.com/v2' }, 'without a path'],
    [{ upstream: 'file:///etc' }, 'https origin'],
    [{ upstream: 'nonsense' }, 'https origin'],
    [{ upstream: 'http://127.0.0.1.evil.example' }, 'loopback'],
    [{ sealSecrets: [] }, 'sealSecrets'],
    [{ sealSecrets: ['short'] }, 'sealSecrets'],
    [{ basePath: 'api' }, 'basePath'],
    [{ basePath: '/api/../x' }, 'basePath'],
    [{ publicOrigin: 'https://app.example/' }, 'exact origins'],
    [{ allowedOrigins: ['*'] }, 'exact origins'],
    [{ allowedOrigins: ['https://*.example'] }, 'exact origins'],
    [{ allowedOrigins: ['null'] }, 'exact origins'],
    [{ models: ['gpt-4o'] }, 'defineModel'],
  ])('%j', (options, words) => {
    expect(wrong(options)).toThrow(words)
  })

  it('without telling the key', () => {
    expect(wrong({ apiKey: 'SG_0123456789abcdef\nsecond' })).not.toThrow('0123456789abcdef')
  })

  it.each(['http://localhost:4010', 'http://127.0.0.1:4010/', 'http://[::1]:4010', 'https://proxy.example'])(
    'and %s does work as upstream',
    (upstream) => {
      expect(wrong({ upstream })).not.toThrow()
    },
  )
})

describe('the key', () => {
  it('that is missing answers 503 and names the variable to all who were let in, and once to the operator', async () => {
    vi.stubEnv('SEGMIND_API_KEY', '')
    const { submit, get, simulator, logs } = createWorld({ apiKey: undefined })
    const error = expect.stringMatching(/^SEGMIND_API_KEY is not set. Nothing was charged. Set it/)
    expect(await submit()).toMatchObject({ status: 503, body: { error, code: 'config', billed: 'no' } })
    expect((await get('/v2/capabilities')).status).toBe(503)
    expect(logs).toEqual([expect.stringContaining('SEGMIND_API_KEY is not set')])
    expect(simulator.calls).toEqual([])
  })

  it('that is missing says nothing of what a job costs that somebody asks about', async () => {
    vi.stubEnv('SEGMIND_API_KEY', '')
    const { get } = createWorld({ apiKey: undefined })
    const { body } = await get('/v2/requests/2c7f59ea-13f1-402c-9353-966b3c8d0e1a/status')
    expect(body.error).toMatch(
      /^SEGMIND_API_KEY is not set. This changes neither the job nor its cost. Set it/,
    )
  })

  it('is read at the first request, and again while it is missing', async () => {
    vi.stubEnv('SEGMIND_API_KEY', '')
    const { submit } = createWorld({ apiKey: undefined })
    await submit()
    vi.stubEnv('SEGMIND_API_KEY', `  ${simulatorApiKey}\n`)
    expect((await submit()).status).toBe(200)
  })

  it('whose function fails tells nobody but the operator why', async () => {
    const apiKey = () => Promise.reject(new Error('vault-7 is sealed'))
    const { submit, logs } = createWorld({ apiKey })
    const { status, text } = await submit()
    expect({ status, text }).toEqual({ status: 503, text: expect.not.stringContaining('vault') })
    expect(logs).toEqual([expect.stringContaining('vault-7 is sealed')])
  })

  it('may come of a function, asked once', async () => {
    let times = 0
    const { submit } = createWorld({ apiKey: async () => (times++, simulatorApiKey) })
    await submit()
    await submit()
    expect(times).toBe(1)
  })

  it('stays at home: a page with a window gets an error, unless it is the simulator’s', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    try {
      expect(wrong({ apiKey: 'SG_0123456789abcdef' })).toThrow('web page')
      expect(wrong({})).toThrow('web page')
      expect(wrong({ apiKey: simulatorApiKey })).not.toThrow()
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('is not asked for by whoever is not let in', async () => {
    const { submit, logs } = createWorld({ apiKey: undefined, authorize: () => null })
    expect((await submit()).status).toBe(401)
    expect(logs).toEqual([])
  })
})

it('SEGMIND_BASE_URL leads elsewhere, but not out of https', async () => {
  const asked: string[] = []
  const fetch: ProxyOptions['fetch'] = async (url) => {
    asked.push(url)
    return Response.json({ request_id: 'aaaaaaaa-bbbb' })
  }
  vi.stubEnv('SEGMIND_BASE_URL', 'http://127.0.0.1:4010')
  const { submit, logs } = createWorld({ fetch })
  await submit({ ...boat })
  expect(asked).toEqual(['http://127.0.0.1:4010/v2/kling-o3-text2video'])
  vi.stubEnv('SEGMIND_BASE_URL', 'http://evil.example')
  const other = createWorld({ fetch })
  expect((await other.submit()).status).toBe(503)
  expect(other.logs.join()).toContain('SEGMIND_BASE_URL')
  expect(logs).toEqual([])
})

it('a proxy on loopback takes pictures from its upstream, and from nowhere else that is private', async () => {
  const picture = (origin: string) => ({ prompt: 'it moves', image_url: `${origin}/samples/boat.jpg` })
  const { submit } = createWorld({
    upstream: 'http://127.0.0.1:4010',
    mediaOrigins: ['http://localhost:5173'],
  })
  const model = 'kling-o3-image2video'
  expect((await submit(picture('http://127.0.0.1:4010'), { model })).status).toBe(200)
  expect((await submit(picture('http://localhost:5173'), { model })).status).toBe(200)
  expect((await submit(picture('http://127.0.0.1:9'), { model })).status).toBe(400)
})

it('says at start-up in production that a store in memory is for one process', () => {
  vi.stubEnv('NODE_ENV', 'production')
  expect(createWorld().logs).toEqual([expect.stringContaining('one process')])
  expect(createWorld({ store: { ...memoryStore(), durable: true } }).logs).toEqual([])
})

it('carries its methods for routers, and keeps the host alive for a submission', async () => {
  const { proxy, create, clock, simulator, until } = createWorld(
    {},
    { script: [{ type: 'slow', delayMs: 40_000 }] },
  )
  expect(proxy.GET).toBe(proxy.POST)
  const kept: Promise<unknown>[] = []
  const request = new Request('https://app.example/api/kling/v2/kling-o3-text2video', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'intent-kept-alive' },
    body: JSON.stringify(boat),
  })
  const answer = create()(request, { waitUntil: (work) => void kept.push(work) })
  await until(() => simulator.submissions.length === 1)
  await clock.advance(30_000)
  expect((await answer).status).toBe(202)
  expect(kept).toHaveLength(1)
  await clock.advance(10_000)
  await kept[0]
})

it('takes what a host gives beside a request, though it keeps nothing alive', async () => {
  const { proxy } = createWorld()
  const request = new Request('https://app.example/api/kling/v2/capabilities')
  expect((await proxy(request, {})).status).toBe(200)
})

it('on Node has its own upstream caller by default', async () => {
  const asked: string[] = []
  const proxy = createOnNode({
    ...base,
    apiKey: simulatorApiKey,
    fetch: async (url) => {
      asked.push(url)
      return Response.json({ status: 'QUEUED' })
    },
  })
  const id = await proxy.seal('aaaaaaaa-bbbb', 'ada')
  await proxy.GET(new Request(`https://app.example/api/kling/v2/requests/${id}/status`))
  expect(asked).toHaveLength(1)
})

it('the entry for browsers says on import where it belongs', async () => {
  await expect(import('./browser.ts')).rejects.toThrow('runs on servers only')
})
