import type { SimulatorOptions } from '@kling-kit/simulator'
import { fileMediaStore } from '@kling-kit/simulator/node'
import { simulatorApiKey } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../testing/create-world.ts'
import { pause } from '../time/deadline.ts'
import { aJpeg, aPng, chunk, join, segment } from '../testing/pictures.ts'
import { type UploadOptions, uploads } from '../uploads.ts'
import type { ProxyOptions } from '../proxy-options.ts'

interface SentUpload {
  url: string
  body: string
}

function openUploads(
  options?: UploadOptions,
  proxy: Partial<ProxyOptions> = {},
  simulation: SimulatorOptions = {},
) {
  const sent: SentUpload[] = []
  const world = createWorld({ routes: [uploads(options)], ...proxy }, simulation)
  const watched = world.create({
    fetch: (url, init) => {
      sent.push({ url, body: init.body ?? '' })
      return world.simulator.fetch(url, init)
    },
  })
  const upload = (body: BodyInit, headers: Record<string, string> = {}) =>
    world.ask(
      new Request('https://app.example/api/kling/v2/uploads', {
        method: 'POST',
        headers: { 'content-type': 'image/png', ...headers },
        body,
        duplex: 'half',
      } as RequestInit),
      watched,
    )
  return { ...world, upload, sent }
}

const sample = async (name: string) => (await fileMediaStore().read(name)) ?? new Uint8Array()
const sentBytes = ({ body }: SentUpload) => {
  const [dataUrl = ''] = (JSON.parse(body) as { data_urls: string[] }).data_urls
  const [, type, base64 = ''] = /^data:([^;]*);base64,(.*)$/.exec(dataUrl) ?? []
  return { type, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }
}

describe('an upload', () => {
  it.each(['sample-boat.jpg', 'picture-16x9.png', 'picture-9x16.jpg'])(
    'of %s arrives as it is and gives its address',
    async (name) => {
      const { upload, sent, simulator } = openUploads()
      const picture = await sample(name)
      const { status, body } = await upload(picture)
      expect(status).toBe(200)
      expect(body).toEqual({ url: expect.stringMatching(/^https:\/\/images\.segmind\.com\/assets\//) })
      expect(sent.map(({ url }) => url)).toEqual(['https://workflows-api.segmind.com/upload-asset'])
      expect(sentBytes(sent[0] as SentUpload).bytes).toEqual(picture)
      expect(simulator.strays).toEqual([])
    },
  )

  it('is sent as what its bytes are, whatever it is called', async () => {
    const { upload, sent } = openUploads()
    for (const type of ['image/png', 'image/webp', 'application/octet-stream'])
      await upload(aJpeg(), { 'content-type': type })
    expect(sent.map(sentBytes)).toEqual(
      Array.from({ length: 3 }, () => ({ type: 'image/jpeg', bytes: aJpeg() })),
    )
  })

  it('leaves behind what a phone put after the picture', async () => {
    const { upload, sent } = openUploads()
    const picture = aJpeg(400, 400, segment(0xe1, 'Exif\0\0'))
    expect((await upload(join(picture, '\0\0\0\u0018ftypmp42', 'film'.repeat(9999)))).status).toBe(200)
    expect(sent.map((one) => sentBytes(one).bytes)).toEqual([picture])
  })

  it('takes no harm from signs in the midst of a film that happen to look like more', async () => {
    const { upload } = openUploads()
    const film = join(new Uint8Array(2000), 'PK\u0003\u0004', new Uint8Array(2000))
    expect((await upload(join(aJpeg(), film))).status).toBe(200)
  })

  it('takes the sizes that Kling takes, to the pixel', async () => {
    const { upload } = openUploads({ perMinute: 100 })
    for (const [width, height] of [
      [300, 300],
      [300, 750],
      [750, 300],
      [8000, 8000],
    ] as const) {
      expect((await upload(aPng(width, height))).status).toBe(200)
      expect((await upload(aJpeg(width, height))).status).toBe(200)
    }
  })

  it('reads the older form of the answer', async () => {
    const { upload, simulator } = openUploads()
    const url = 'https://images.segmind.com/assets/older.png'
    simulator.next({ type: 'http', on: 'upload', status: 200, body: { urls: [url] } })
    expect((await upload(aPng())).body).toEqual({ url })
  })

  it('goes to the simulator itself when that is the upstream, and its private address is fit for an input', async () => {
    const upstream = 'http://127.0.0.1:4010'
    const simulation = { mediaBaseUrl: `${upstream}/media` }
    const { upload, sent, submit } = openUploads({}, { upstream }, simulation)
    const { body } = await upload(aPng())
    expect(sent[0]?.url).toBe(`${upstream}/upload-asset`)
    expect(body.url).toMatch(/^http:\/\/127\.0\.0\.1:4010\/media\/assets\//)
    const input = { prompt: 'it sails', image_url: body.url }
    expect((await submit(input, { model: 'kling-o3-image2video' })).status).toBe(200)
  })
})

describe('an upload is refused', () => {
  it.each([
    ['a GIF', join('GIF89a'), 415, /neither a PNG nor a JPEG/],
    ['a cut picture', aPng().subarray(0, 40), 400, /damaged or cut off/],
    ['a small one', aPng(200, 400), 400, /200 × 400 pixels.*300 or more/],
    ['a narrow one', aJpeg(300, 900), 400, /300 × 900 pixels.*two and a half times/],
    ['a low one', aPng(400, 299), 400, /400 × 299 pixels/],
    ['a wide one', aPng(751, 300), 400, /751 × 300 pixels.*two and a half times/],
    ['a giant', aPng(20_000, 20_000), 400, /20000 × 20000 pixels.*64 megapixels/],
    ['one larger than the largest by a line', aJpeg(8000, 8001), 400, /8000 × 8001 pixels.*64 megapixels/],
    ['a moving one', aPng(400, 400, chunk('acTL', '\0\0\0\u0002\0\0\0\0')), 400, /is animated.*Give a still/],
    [
      'one with a page at the end of its tail',
      join(aPng(), new Uint8Array(9999), '<html>'),
      400,
      /more than a/,
    ],
    [
      'one with an archive at the start of its tail',
      join(aPng(), 'PK\u0003\u0004', new Uint8Array(9999)),
      400,
      /more than a/,
    ],
    ['one with a page in a comment', aJpeg(400, 400, segment(0xfe, '<svg>')), 400, /more than a/],
    ['one with a page in it', join(aPng(), '<script>'), 400, /more than a picture/],
  ])('%s, with what to do about it', async (_, picture, status, sentence) => {
    const { upload, sent } = openUploads()
    const reply = await upload(picture)
    expect(reply).toMatchObject({ status, body: { error: expect.stringMatching(sentence), billed: 'no' } })
    expect(reply.body.error).toMatch(/Nothing was sent\./)
    expect(sent).toEqual([])
  })

  it('when it is too large, and says how large it may be', async () => {
    const { upload } = openUploads({ maxBytes: 2 ** 20 })
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    })
    expect(await upload(body)).toMatchObject({
      status: 413,
      body: { code: 'payload-too-large', error: expect.stringContaining('larger than 1 MB') },
    })
  })

  it('when it never ends', async () => {
    const { upload, clock, until, sent } = openUploads({ bodyMs: 5000 })
    let isCancelled = false
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(aPng().subarray(0, 30)),
      cancel: () => void (isCancelled = true),
    })
    const reply = upload(body)
    await clock.advance(5000)
    expect(await reply).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('arrive whole') },
    })
    await until(() => isCancelled)
    expect(sent).toEqual([])
  })

  it('when nothing of it comes, or nothing more', async () => {
    const { upload, clock, sent } = openUploads()
    const started = new ReadableStream({
      start: (controller) => controller.enqueue(aPng().subarray(0, 30)),
    })
    const empty = new ReadableStream({
      pull: (controller) => pause(clock, 1000).then(() => controller.enqueue(new Uint8Array())),
    })
    const replies = [new ReadableStream(), started, empty].map((body) => upload(body))
    await clock.advance(10_000)
    for (const reply of await Promise.all(replies))
      expect(reply).toMatchObject({
        status: 400,
        body: {
          code: 'invalid-input',
          error: expect.stringContaining('came for 10 seconds. Nothing was sent.'),
        },
      })
    expect(sent).toEqual([])
  })

  it('when those that still arrive hold too much, and only then', async () => {
    const { upload, clock } = openUploads({ maxBytes: 2 ** 20, maxAtOnce: 2 })
    const large = (user: string) => {
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new Uint8Array(2 ** 20)),
      })
      return upload(body, { 'x-user': user })
    }
    const stalled = [large('bea'), large('cy')]
    expect(await upload(aPng())).toMatchObject({
      status: 429,
      body: { error: expect.stringContaining('Too many pictures arrive'), retry_after_ms: 5000 },
    })
    await clock.advance(10_000)
    expect((await Promise.all(stalled)).map(({ status }) => status)).toEqual([400, 400])
    const next = [large('bea'), large('cy')]
    expect((await upload(aPng())).status).toBe(429)
    await clock.advance(10_000)
    await Promise.all(next)
    expect((await upload(aPng())).status).toBe(200)
  })

  it('when too many are sent on, before and after it was read', async () => {
    const { upload, simulator, clock, until, sent } = openUploads({ maxAtOnce: 1 })
    let rest: ReadableStreamDefaultController<Uint8Array> | undefined
    const slow = upload(new ReadableStream({ start: (controller) => void (rest = controller) }))
    simulator.next({ type: 'hang', on: 'upload' })
    const first = upload(aPng(), { 'x-user': 'bea' })
    await until(() => sent.length === 1)
    expect((await upload(aPng())).status).toBe(429)
    rest?.enqueue(aPng())
    rest?.close()
    expect((await slow).status).toBe(429)
    await clock.advance(60_000)
    await first
    expect((await upload(aPng())).status).toBe(200)
  })

  it('after twenty in a minute, of this caller alone, and then no more', async () => {
    const { upload, clock } = openUploads()
    for (let count = 0; count < 20; count++) expect((await upload(aPng())).status).toBe(200)
    const reply = await upload(aPng())
    expect(reply).toMatchObject({ status: 429, body: { code: 'rate-limited', retry_after_ms: 60_000 } })
    expect((await upload(aPng(), { 'x-user': 'bea' })).status).toBe(200)
    await clock.advance(60_000)
    expect((await upload(aPng())).status).toBe(200)
  })

  it('when one caller sends a fifth at once, so that all leave memory to others', async () => {
    const { upload, clock } = openUploads({ bodyMs: 5000 })
    const endless = () => upload(new ReadableStream())
    const four = Array.from({ length: 4 }, endless)
    expect((await upload(aPng())).status).toBe(429)
    expect((await upload(aPng(), { 'x-user': 'bea' })).status).toBe(200)
    await clock.advance(5000)
    expect((await Promise.all(four)).map(({ status }) => status)).toEqual([400, 400, 400, 400])
    expect((await upload(aPng())).status).toBe(200)
  })

  it('when Segmind takes no picture, without a word of money that was never at stake', async () => {
    const { upload, simulator, events } = openUploads()
    simulator.next({ type: 'drop-after', on: 'upload' })
    expect(await upload(aPng())).toMatchObject({
      status: 503,
      body: { code: 'upstream-unreachable', billed: 'no' },
    })
    expect(events.at(-1)).toMatchObject({ detail: 'UND_ERR_SOCKET' })
    simulator.next({ type: 'http', on: 'upload', status: 401, body: { error: 'Unauthorized' } })
    expect(await upload(aPng())).toMatchObject({ status: 502, body: { code: 'upstream-auth' } })
  })
})

describe('what Segmind answers to an upload', () => {
  const url = 'https://images.segmind.com/assets/a.png'

  it.each([
    ['a server error', 500, { error: 'oops' }],
    ['no such address', 404, { error: 'Not found' }],
    ['no address', 200, {}],
    ['an address in another form', 200, { file_urls: { url } }],
    ['an address on a private host', 200, { file_urls: ['https://10.0.0.7/a.png'] }],
    ['an address with the key in it', 200, { file_urls: [`${url}?key=${simulatorApiKey}`] }],
    ['a job', 200, { request_id: '2c7f59ea-13f1-402c-9353-915a2b5a2124' }],
    ['an address beside a failure', 500, { file_urls: [url] }],
  ])('is nothing to go by when it is %s', async (_, status, body) => {
    const { upload, simulator, events } = openUploads()
    simulator.next({ type: 'http', on: 'upload', status, body })
    expect(await upload(aPng())).toMatchObject({ status: 502, body: { code: 'bad-upstream', billed: 'no' } })
    expect(events.at(-1)).toMatchObject({ type: 'refused', detail: `HTTP ${status}` })
  })

  it('is passed on when it says when to come back, though it names an address', async () => {
    const { upload, simulator, clock } = openUploads()
    const headers = { 'retry-after': new Date(clock.now() + 42_000).toUTCString() }
    simulator.next({ type: 'http', on: 'upload', status: 429, headers, body: { file_urls: [url] } })
    expect(await upload(aPng())).toMatchObject({
      status: 429,
      body: { code: 'rate-limited', billed: 'no', retry_after_ms: 42_000 },
    })
  })
})

describe('an upload arrives', () => {
  it('while others stall and trickle in every place that they can have', async () => {
    const { upload, clock } = openUploads()
    const trickle = () =>
      new ReadableStream({
        pull: (controller) => pause(clock, 5000).then(() => controller.enqueue(new Uint8Array(1))),
      })
    const held = Array.from({ length: 40 }, (_, at) =>
      upload(at % 2 ? trickle() : new ReadableStream(), { 'x-user': `user ${at % 10}` }),
    )
    await clock.advance(5000)
    expect((await upload(aPng())).status).toBe(200)
    await clock.advance(20_000)
    expect((await upload(aPng())).status).toBe(200)
    await clock.advance(60_000)
    expect(new Set((await Promise.all(held)).map(({ status }) => status))).toEqual(new Set([400]))
  })

  it('in pieces of any size', async () => {
    const { upload, sent } = openUploads()
    const picture = join(aJpeg(), new Uint8Array(100_000))
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0, size = 1; at < picture.length; at += size, size = (size * 3) % 9973)
          controller.enqueue(picture.subarray(at, at + size))
        controller.close()
      },
    })
    expect((await upload(body)).status).toBe(200)
    expect(sent.map((one) => sentBytes(one).bytes)).toEqual([aJpeg()])
  })
})

describe('the uploads of a proxy', () => {
  it('are off until configured, and told where they are on', async () => {
    const off = createWorld()
    expect((await off.post('/v2/uploads', { 'content-type': 'image/png' })).status).toBe(404)
    expect((await off.get('/v2/capabilities')).body.uploads).toBe(false)
    const { get } = openUploads()
    expect((await get('/v2/capabilities')).body.uploads).toEqual({
      maxBytes: 10 * 2 ** 20,
      types: ['image/png', 'image/jpeg'],
    })
    expect(await get('/v2/uploads')).toMatchObject({ status: 405 })
  })

  it('are asked of authorize by name, and tell nobody the key', async () => {
    const asked: unknown[] = []
    const authorize: ProxyOptions['authorize'] = (_, what) => {
      asked.push(what.action)
      return { id: 'ada' }
    }
    const { upload, events } = openUploads({}, { authorize })
    const { text } = await upload(aPng())
    expect(asked).toEqual(['upload'])
    expect(events).toMatchObject([{ type: 'answered', action: 'upload', httpStatus: 200, callerId: 'ada' }])
    expect(text + JSON.stringify(events)).not.toContain(simulatorApiKey)
  })

  it.each([
    { address: 'http://evil.example/upload' },
    { address: 'https://a:b@files.example/' },
    { address: 'https://files.example/?x' },
    { maxBytes: Number.NaN },
    { perMinute: -1 },
    { idleMs: Number.NaN },
  ])('cannot be configured by %o', (options) => {
    expect(() => uploads(options)).toThrow(/address|Limits/)
  })

  it('may go to an address of the app’s own', async () => {
    const { upload, sent } = openUploads({ address: 'https://files.example/upload-asset' })
    await upload(aPng())
    expect(sent[0]?.url).toBe('https://files.example/upload-asset')
  })
})
