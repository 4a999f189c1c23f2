import type { Fault } from '@kling-kit/simulator'
import { simulatorApiKey } from '@kling-kit/spec'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { media, type MediaOptions } from '../media.ts'
import type { ProxyOptions } from '../proxy-options.ts'
import { createWorld } from '../testing/create-world.ts'
import type { UpstreamInit, WholeAnswer } from '../upstream/upstream.ts'

const film = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251)

interface FileCall {
  url: string
  headers: Record<string, string>
  signal: AbortSignal
}

/** A proxy with a finished job, whose file is `film`. */
async function openMedia(options: MediaOptions = {}, proxy: Partial<ProxyOptions> = {}) {
  const fetched: FileCall[] = []
  const route = media({
    fetch: (url, init) => {
      fetched.push({ url, headers: init.headers, signal: init.signal })
      return world.simulator.fetch(url, init)
    },
    ...options,
  })
  const world = createWorld({ routes: [route], ...proxy }, { media: { read: async () => film } })
  const { body } = await world.submit()
  const sealedId = String(body.request_id)
  const job = world.simulator.job(sealedId)
  job.complete()
  const ask = (headers: Record<string, string> = {}, query = '', method = 'GET', signal?: AbortSignal) =>
    world.proxy(
      new Request(`https://app.example/api/kling/v2/requests/${sealedId}/media${query}`, {
        method,
        headers,
        signal,
      }),
    )
  return { ...world, ask, fetched, job, sealedId }
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())
const result = (body: Record<string, unknown>): Fault => ({
  type: 'http',
  on: 'result',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: { status: 'COMPLETED', ...body },
})
const served = (headers: Record<string, string>, body: unknown = 'film', status = 200): Fault => ({
  type: 'http',
  on: 'media',
  status,
  headers: { 'content-type': 'video/mp4', ...headers },
  body,
})

describe('the file of a job', () => {
  it('comes whole, from the media host, which never sees the key', async () => {
    const { ask, fetched } = await openMedia()
    const response = await ask()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'content-disposition': expect.stringMatching(/^inline; filename="kling-\w{8}\.mp4"/),
      'content-length': String(film.length),
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*sandbox$/),
      'content-type': 'video/mp4',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    })
    expect(await bytesOf(response)).toEqual(film)
    expect(fetched).toMatchObject([{ url: expect.stringMatching(/^https:\/\/images\.segmind\.com\//) }])
    expect(JSON.stringify(fetched)).not.toContain(simulatorApiKey)
  })

  it('is fetched as the app calls Segmind, unless that reads answers whole', async () => {
    const host = vi.fn<typeof fetch>(async () => new Response(film))
    vi.stubGlobal('fetch', host)
    onTestFinished(() => void vi.unstubAllGlobals())
    const { ask, create, sealedId, simulator } = await openMedia({ fetch: undefined })
    expect(await bytesOf(await ask())).toEqual(film)
    expect(host).not.toHaveBeenCalled()
    const readWhole = async (url: string, init: UpstreamInit): Promise<WholeAnswer> => {
      const answer = await simulator.fetch(url, init)
      return { status: answer.status, headers: new Map(answer.headers), bytes: await bytesOf(answer) }
    }
    const never = () => Promise.reject(new Error('asked'))
    const proxy = create({ fetch: Object.assign(never, { readWhole }), routes: [media()] })
    await proxy(new Request(`https://app.example/api/kling/v2/requests/${sealedId}/media`))
    expect(host).toHaveBeenCalledOnce()
  })

  it('comes in parts to a player, and Segmind is asked about it once', async () => {
    const { ask, clock, simulator } = await openMedia()
    for (const start of [0, 100_000, 199_999]) {
      const response = await ask({ range: `bytes=${start}-` })
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(`bytes ${start}-199999/200000`)
      expect(await bytesOf(response)).toEqual(film.subarray(start))
      await clock.advance(60_000)
    }
    expect(simulator.polls).toHaveLength(1)
  })

  it('is asked about anew after an hour, however often it was fetched meanwhile', async () => {
    const { ask, clock, simulator } = await openMedia()
    await ask({ range: 'bytes=0-9' })
    await clock.advance(3_599_999)
    await ask({ range: 'bytes=0-9' })
    expect(simulator.polls).toHaveLength(1)
    await clock.advance(1)
    await ask({ range: 'bytes=0-9' })
    expect(simulator.polls).toHaveLength(2)
  })

  it('is not there beyond its end', async () => {
    const { ask } = await openMedia()
    const response = await ask({ range: 'bytes=200000-' })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */200000')
    expect(await response.text()).toBe('')
  })

  it('is described to HEAD, without a byte of it', async () => {
    const { ask } = await openMedia()
    const response = await ask({}, '', 'HEAD')
    expect(response.headers.get('content-length')).toBe('200000')
    expect(await response.text()).toBe('')
  })

  it.each([
    ['of a HEAD', {}, 'HEAD', 200, { 'content-length': '4' }],
    ['beyond its end', { range: 'bytes=9-' }, 'GET', 416, { 'content-range': 'bytes */4' }],
  ] as const)('comes without what its host sends in answer %s, and holds no place', async (...row) => {
    const [, asked, method, status, said] = row
    const signals: AbortSignal[] = []
    const headers = { 'content-type': 'video/mp4', ...said }
    const { ask } = await openMedia({
      maxDownloads: 1,
      fetch: async (_, init) => {
        signals.push(init.signal)
        return new Response('film', { status, headers })
      },
    })
    for (let times = 0; times < 2; times++) {
      const response = await ask(asked, '', method)
      expect(response.status).toBe(status)
      expect(await response.text()).toBe('')
    }
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  })

  it('is for saving with ?download, under the name that Segmind gave it', async () => {
    const { ask, simulator } = await openMedia()
    const url = 'https://images.segmind.com/samples/boat.jpg'
    simulator.next(result({ output: url, video: { url, file_name: 'café.html' } }))
    const response = await ask({}, '?download')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="caf_.jpg"; filename*=UTF-8''caf%C3%A9.jpg`,
    )
    expect(response.headers.get('content-type')).toBe('image/jpeg')
  })

  it('passes a plain condition on, and asks for all when it is none', async () => {
    const { ask, fetched } = await openMedia()
    const range = 'bytes=0-9'
    for (const condition of ['"tag"', 'Sat, 21 Nov 2026 00:00:00 GMT', 'soon'])
      await ask({ range, 'if-range': condition })
    expect(fetched.map(({ headers }) => [headers['range'], headers['if-range']])).toEqual([
      [range, '"tag"'],
      [range, 'Sat, 21 Nov 2026 00:00:00 GMT'],
      [undefined, undefined],
    ])
  })

  it('keeps a tag and a date that can be compared', async () => {
    const { ask, simulator } = await openMedia()
    const headers = { etag: 'W/"v1"', 'last-modified': 'Sat, 21 Nov 2026 00:00:00 GMT' }
    simulator.next(served(headers))
    expect(Object.fromEntries((await ask()).headers)).toMatchObject(headers)
  })

  it.each<Record<string, string>>([{}, { range: 'bytes=0-9' }])(
    'is not sent again to a browser that has it: %o',
    async (part) => {
      const { ask, simulator, fetched } = await openMedia({ maxDownloads: 1 })
      simulator.next(served({ etag: '"v1"' }, undefined, 304))
      const response = await ask({ ...part, 'if-none-match': '"v1"' })
      expect(response.status).toBe(304)
      expect(Object.fromEntries(response.headers)).toMatchObject({
        etag: '"v1"',
        'cache-control': 'private, no-cache',
      })
      expect(response.headers.has('content-disposition')).toBe(false)
      expect(await response.text()).toBe('')
      expect(fetched[0]?.headers).toMatchObject({ ...part, 'if-none-match': '"v1"' })
      expect((await ask({ 'if-none-match': '"v1", "v2"' })).status).toBe(200)
      expect(fetched[1]?.headers).not.toHaveProperty('if-none-match')
    },
  )

  it('is what the job says when the host does not know', async () => {
    const { ask, simulator } = await openMedia()
    simulator.next(served({ 'content-type': 'binary/octet-stream' }))
    expect((await ask()).headers.get('content-type')).toBe('video/mp4')
  })
})

describe('a file is refused', () => {
  it.each([
    ['to another caller', { 'x-user': 'bea' }, 403, 'wrong-caller'],
    ['to another site', { 'sec-fetch-site': 'cross-site' }, 403, 'cross-site'],
  ])('%s, before anything is asked', async (_, headers, status, code) => {
    const { ask, simulator } = await openMedia()
    const before = simulator.calls.length
    const response = await ask(headers)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
    expect(simulator.calls).toHaveLength(before)
  })

  it('to whoever signed out, by the browser too, which may show no copy without asking', async () => {
    let user: string | null = 'ada'
    const { ask, fetched } = await openMedia({}, { authorize: () => (user ? { id: user } : null) })
    expect((await ask()).headers.get('cache-control')).toBe('private, no-cache')
    expect((await ask({ range: 'bytes=0-9' })).headers.get('cache-control')).toBe('private, no-cache')
    user = null
    const again: Record<string, string>[] = [{}, { range: 'bytes=0-9' }, { 'if-none-match': '"v1"' }]
    for (const headers of again) expect((await ask(headers)).status).toBe(401)
    expect(fetched).toHaveLength(2)
  })

  it('while the job is not done, and when it failed', async () => {
    const { submit, simulator, get } = await openMedia()
    const { body } = await submit()
    const path = `/v2/requests/${String(body.request_id)}/media`
    expect(await get(path)).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('no file') },
    })
    simulator.job(String(body.request_id)).fail('no')
    expect((await get(path)).status).toBe(404)
  })

  it('when it is gone from the host', async () => {
    const { ask, simulator } = await openMedia()
    simulator.next('media-gone')
    const response = await ask()
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      error: expect.stringMatching(/gone\. This changes neither the job nor its cost\. .*seven days/),
      billed: 'unknown',
    })
  })

  it('when it is kept elsewhere, unless that host is listed', async () => {
    const elsewhere = result({ output: 'https://cdn.example/a.mp4' })
    const closed = await openMedia()
    closed.simulator.next(elsewhere)
    const response = await closed.ask()
    expect(response.status).toBe(502)
    expect(await response.json()).toMatchObject({ code: 'bad-upstream', billed: 'unknown' })
    expect(closed.events.at(-1)).toMatchObject({ detail: 'media host' })
    expect(closed.fetched).toEqual([])
    const open = await openMedia({ hosts: ['cdn.example'] })
    open.simulator.next(elsewhere)
    await open.ask()
    expect(open.fetched).toMatchObject([{ url: 'https://cdn.example/a.mp4' }])
  })

  it.each([
    'http://images.segmind.com/a.mp4',
    'https://images.segmind.com:8443/a.mp4',
    'https://images.segmind.com.evil.example/a.mp4',
    'https://somebody@images.segmind.com.evil.example/a.mp4',
    'http://127.0.0.1:9000/a.mp4',
  ])('when it is said to be kept at %s', async (output) => {
    const { ask, simulator, fetched } = await openMedia()
    simulator.next(result({ output }))
    expect((await ask()).status).not.toBe(200)
    expect(fetched).toEqual([])
  })

  it('when it is on this machine, unless the simulator that was asked has it', async () => {
    const { ask, simulator, fetched, clock } = await openMedia({}, { upstream: 'http://127.0.0.1:4010' })
    simulator.next(result({ output: 'http://127.0.0.1:9000/a.mp4' }))
    expect((await ask()).status).toBe(502)
    expect(fetched).toEqual([])
    await clock.advance(1000)
    simulator.next(result({ output: 'http://127.0.0.1:4010/a.mp4' }))
    await ask()
    expect(fetched).toMatchObject([{ url: 'http://127.0.0.1:4010/a.mp4' }])
  })

  it.each([403, 404, 410])('in words that tell that it is gone, when its host says %d', async (status) => {
    const { ask, simulator } = await openMedia()
    simulator.next(served({}, 'gone', status))
    const response = await ask()
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('This file is gone.') })
  })

  it('when its host is slow to begin', async () => {
    const { ask, simulator, clock, until, fetched, events } = await openMedia()
    simulator.next({ type: 'hang', on: 'media' })
    const answer = ask()
    await until(() => fetched.length === 1)
    await clock.advance(15_000)
    const response = await answer
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'upstream-unreachable', billed: 'unknown' })
    expect(events.at(-1)).toMatchObject({ detail: 'media host' })
    expect(fetched[0]?.signal.aborted).toBe(true)
  })

  it('when its host sends a part that nobody asked for', async () => {
    const { ask, simulator } = await openMedia()
    simulator.next(served({ 'content-range': 'bytes 0-3/20', 'content-length': '4' }, 'film', 206))
    expect((await ask()).status).toBe(502)
  })

  it('when it is larger than it may be', async () => {
    const { ask } = await openMedia({ maxBytes: 1000 })
    expect((await ask()).status).toBe(502)
    expect((await ask({ range: 'bytes=0-9' })).status).toBe(502)
  })
})

describe('a file breaks off', () => {
  it.each<[what: string, fault: Fault, word: string]>([
    ['when its host resets', { type: 'reset', on: 'media' }, 'terminated'],
    ['when it is shorter than it was said to be', served({ 'content-length': '5' }), 'another length'],
    ['when it is longer', served({ 'content-length': '3' }), 'another length'],
  ])('%s, never as if it were whole', async (_, fault, word) => {
    const { ask, simulator } = await openMedia()
    simulator.next(fault)
    await expect((await ask()).arrayBuffer()).rejects.toThrow(word)
  })

  it('when its host falls silent', async () => {
    const { ask, simulator, clock, fetched } = await openMedia()
    simulator.next({ type: 'stall', on: 'media' })
    const bytes = (await ask()).arrayBuffer().catch(String)
    await clock.advance(15_000)
    expect(await bytes).toContain('too slow')
    expect(fetched[0]?.signal.aborted).toBe(true)
  })

  it('when its caller takes for ever', async () => {
    const { ask, clock, fetched } = await openMedia({ totalMs: 20_000 })
    const response = await ask()
    await clock.advance(20_000)
    expect(fetched[0]?.signal.aborted).toBe(true)
    await expect(response.arrayBuffer()).rejects.toThrow('too long')
  })

  it('when its caller leaves, and its host is told', async () => {
    const { ask, fetched } = await openMedia()
    const response = await ask()
    expect(fetched[0]?.signal.aborted).toBe(false)
    await response.body?.cancel()
    expect(fetched[0]?.signal.aborted).toBe(true)
    const leaving = new AbortController()
    await ask({}, '', 'GET', leaving.signal)
    leaving.abort()
    expect(fetched[1]?.signal.aborted).toBe(true)
  })

  it('when nobody takes it any further, so that it holds no place', async () => {
    const { ask, clock, fetched } = await openMedia({ maxDownloads: 1 })
    const untouched = await ask()
    await clock.advance(59_999)
    expect((await ask()).status).toBe(429)
    await clock.advance(1)
    expect(fetched[0]?.signal.aborted).toBe(true)
    await expect(untouched.arrayBuffer()).rejects.toThrow('Nobody took')
    expect((await ask()).status).toBe(200)
  })

  it('when its reader stops half-way, however slowly it read before', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(9)) })
    const fetch = async () => new Response(body, { headers: { 'content-type': 'video/mp4' } })
    const { ask, clock } = await openMedia({ fetch })
    const reader = (await ask()).body?.getReader()
    for (let pieces = 0; pieces < 3; pieces++) {
      expect((await reader?.read())?.value).toHaveLength(9)
      await clock.advance(59_999)
    }
    await clock.advance(1)
    await expect(reader?.read()).rejects.toThrow('Nobody took')
  })

  it('but not while its reader waits for it', async () => {
    let host: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (host = controller) })
    const fetch = async () => new Response(body, { headers: { 'content-type': 'video/mp4' } })
    const { ask, clock } = await openMedia({ readerIdleMs: 5000, fetch })
    const reader = (await ask()).body?.getReader()
    const piece = reader?.read()
    await clock.advance(10_000)
    host?.enqueue(new Uint8Array(9))
    expect((await piece)?.value).toHaveLength(9)
    await reader?.cancel()
  })

  it('and makes room for the next', async () => {
    const { ask } = await openMedia({ maxDownloads: 1 })
    for (let times = 0; times < 3; times++) {
      const first = await ask()
      expect(first.status).toBe(200)
      expect((await ask()).status).toBe(429)
      await first.body?.cancel()
    }
    expect((await ask({}, '', 'HEAD')).status).toBe(200)
    expect(await bytesOf(await ask())).toEqual(film)
    expect((await ask()).status).toBe(200)
  })
})

describe('files that people hold on to', () => {
  const openAll = async (count: number, ask: (user: string) => Promise<Response>) => {
    const answers = []
    for (let at = 0; at < count; at++) answers.push((await ask(`user ${at % 3}`)).status)
    return answers
  }
  const own = { authorize: () => ({ id: 'ada', limits: { maxCalls: 1, submitsPerMinute: 9 } }) }

  it('take no place from those who submit, and are limited by themselves', async () => {
    const { ask, submit, get, sealedId } = await openMedia({}, { ...own, limits: { maxCallsInAll: 1 } })
    const statuses = await openAll(25, () => ask())
    expect(statuses).toEqual([...Array<number>(24).fill(200), 429])
    expect((await submit()).status).toBe(200)
    expect((await get(`/v2/requests/${sealedId}`)).status).toBe(200)
  })

  it('are limited for all callers together', async () => {
    const { ask } = await openMedia({ maxDownloadsInAll: 5 }, { ids: 'plain' })
    const statuses = await openAll(6, (user) => ask({ 'x-user': user }))
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })
})

describe('the media of a proxy', () => {
  it('tell the operator what their host answered', async () => {
    const { ask, simulator, events } = await openMedia()
    await ask()
    simulator.next('media-gone')
    await ask()
    expect(events.slice(-2)).toMatchObject([
      { type: 'answered', action: 'media', detail: 'HTTP 200' },
      { type: 'refused', action: 'media', detail: expect.stringMatching(/^HTTP 4\d\d$/) },
    ])
  })

  it('are off until configured, and told where they are on', async () => {
    const off = createWorld()
    expect((await off.get('/v2/capabilities')).body.media).toBe(false)
    const { get } = await openMedia()
    expect((await get('/v2/capabilities')).body.media).toBe(true)
  })

  it('are asked of authorize by name, with the bare id', async () => {
    const asked: unknown[] = []
    const { ask, sealedId } = await openMedia(
      {},
      {
        authorize: (_, what) => {
          asked.push(what)
          return { id: 'ada' }
        },
      },
    )
    await ask()
    expect(asked.at(-1)).toEqual({ action: 'media', requestId: sealedId.replace(/\..*/, '') })
  })

  it.each([
    { hosts: ['localhost'] },
    { hosts: ['10.0.0.7'] },
    { hosts: ['media.example.com', 'localhost'] },
    { hosts: ['*.segmind.com'] },
    { hosts: ['https://images.segmind.com'] },
    { hosts: ['images.segmind.com/'] },
    { maxBytes: Number.NaN },
    { readerIdleMs: -1 },
    { maxDownloads: Number.NaN },
    { maxDownloadsInAll: -1 },
  ])('cannot be configured by %o', (options) => {
    expect(() => media(options)).toThrow(/hosts|Limits/)
  })
})
