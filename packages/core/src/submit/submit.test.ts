import { uploads } from '@kling-kit/proxy/uploads'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { InputError } from '../errors/input-error.ts'
import { RefusedError } from '../errors/refused-error.ts'
import { memoryStorage, type StoredRecord } from '../storage/storage.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.ts'

const posts = (world: ReturnType<typeof createWorld>) =>
  world.network.requests.filter(({ method, path }) => method === 'POST' && !path.endsWith('/close'))

const html = (status: number) => () =>
  new Response('<!doctype html><p>hello', { status, headers: { 'content-type': 'text/html' } })

function silenceConsole() {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => error.mockRestore())
  return error
}

describe('a submission', () => {
  it('starts a job, sealed to its caller, with the costly defaults said', async () => {
    const { client, simulator, clock } = createWorld()
    const sent = settled(client.submit(boatModel, boat, { metadata: { shelf: 3 } }))
    await clock.advance(0)
    expect(sent.value).toMatchObject({
      status: 'queued',
      link: 'polling',
      input: boat,
      metadata: { shelf: 3 },
    })
    expect(sent.value?.expiresAt).toBe((sent.value?.submittedAt ?? 0) + 3_600_000)
    expect(simulator.submissions[0]?.body).toMatchObject({ ...boat, mode: 'pro', generate_audio: false })
    expect(client.jobs.getSnapshot()).toEqual([sent.value])
  })

  it('that breaks a limit is an InputError, and nothing is sent', async () => {
    const { client, network } = createWorld()
    await expect(client.submit(boatModel, { prompt: '' })).rejects.toThrow(InputError)
    await expect(client.submit('kling-none' as typeof boatModel, boat)).rejects.toThrow('does not offer')
    expect(network.requests).toEqual([])
  })

  it('while offline is refused, billed no, and nothing is sent, not even when the connection is back', async () => {
    const { client, network, host, clock } = createWorld()
    host.goOffline()
    await expect(client.submit(boatModel, boat)).rejects.toMatchObject({
      code: 'offline',
      billed: 'no',
      status: 0,
    })
    host.goOnline()
    await clock.advance(600_000)
    expect(network.requests).toEqual([])
  })

  it('under one intent is one request, however many ask for it at once', async () => {
    const world = createWorld()
    const intentId = 'intent-of-a-test'
    const all = Array.from({ length: 5 }, () => settled(world.client.submit(boatModel, boat, { intentId })))
    await world.clock.advance(0)
    expect(new Set(all.map(({ value }) => value?.requestId)).size).toBe(1)
    const later = await world.client.submit(boatModel, boat, { intentId })
    expect(later.requestId).toBe(all[0]?.value?.requestId)
    expect(posts(world)).toHaveLength(1)
  })

  it('twice without an intent is two jobs', async () => {
    const { client, simulator, clock } = createWorld()
    settled(client.submit(boatModel, boat))
    settled(client.submit(boatModel, boat))
    await clock.advance(0)
    expect(simulator.ledger).toHaveLength(2)
  })

  it('that its caller no longer waits for goes on', async () => {
    const { client, simulator, clock } = createWorld()
    const abort = new AbortController()
    const sent = settled(client.submit(boatModel, boat, { signal: abort.signal }))
    abort.abort(new Error('enough'))
    await clock.advance(0)
    expect(sent.error).toMatchObject({ message: 'enough' })
    expect(simulator.ledger).toHaveLength(1)
    expect(client.jobs.getSnapshot()).toHaveLength(1)
  })

  it('is written down before it is sent, and the job as soon as it has a name', async () => {
    const written: string[] = []
    const storage = memoryStorage()
    const note = (record: StoredRecord) =>
      written.push(`${record.kind} ${(record.value as { state?: string }).state ?? ''}`.trim())
    const world = createWorld({
      client: {
        owner: 'ann',
        storage: {
          ...storage,
          add: (owner, record) => (note(record), storage.add(owner, record)),
          put: (owner, record) => (note(record), storage.put(owner, record)),
        },
      },
    })
    const sent = settled(world.client.submit(boatModel, boat, { intentId: 'intent-of-a-test' }))
    expect(world.network.requests).toEqual([])
    await world.clock.advance(0)
    expect(written).toEqual(['intent sending', 'intent accepted', 'job'])
    expect(await storage.list('ann', 'job')).toMatchObject([{ key: sent.value?.requestId }])
    expect(await storage.list('bob', 'job')).toEqual([])
  })

  it('is not held up by a store that fails or never answers', async () => {
    const broken = memoryStorage()
    const { client, clock } = createWorld({
      client: {
        storage: {
          ...broken,
          add: () => new Promise(() => {}),
          put: () => Promise.reject(new Error('full')),
        },
      },
    })
    const sent = settled(client.submit(boatModel, boat))
    await clock.advance(1000)
    expect(sent.value?.requestId).toBeDefined()
  })

  it('that another tab has claimed is asked about and never sent', async () => {
    const storage = memoryStorage()
    const first = createWorld({ client: { storage } })
    settled(first.client.submit(boatModel, boat, { intentId: 'intent-of-a-test' }))
    await first.clock.advance(0)
    const second = createWorld({ client: { storage } })
    const again = await second.client.submit(boatModel, boat, { intentId: 'intent-of-a-test' })
    expect(again.requestId).toBe(first.client.jobs.getSnapshot()[0]?.requestId)
    expect(second.network.requests).toEqual([])
  })

  it('that a tab has claimed which is gone since is asked about and never sent', async () => {
    const storage = memoryStorage()
    const value = { state: 'sending', modelId: boatModel, input: boat }
    await storage.put('', { kind: 'intent', key: 'intent-of-a-test', v: 1, value })
    const { client, clock, network, simulator } = createWorld({ client: { storage } })
    const sent = settled(client.submit(boatModel, boat, { intentId: 'intent-of-a-test' }))
    await clock.advance(200_000)
    // The store of this proxy may have forgotten it.
    expect(sent.error).toMatchObject({ name: 'UnknownOutcomeError', billed: 'unknown' })
    expect(network.requests.filter(({ path }) => !path.includes('/intents/'))).toEqual([])
    expect(simulator.submissions).toEqual([])
  })
})

describe('an answer that is lost', () => {
  it.each(['drop-after', 'reset', html(502), html(403), html(413), () => new Response('')] as const)(
    'is asked about, and the job found: %s',
    async (fault) => {
      silenceConsole()
      const world = createWorld()
      // An answer in the proxy's place leaves the proxy without the request; it is sent to it here, as a gateway would have.
      const sent = settled(world.client.submit(boatModel, boat, { intentId: 'intent-of-a-test' }))
      if (typeof fault === 'function') world.network.next(async (pass) => (await pass(), fault()))
      else world.network.next(fault)
      await world.clock.advance(0)
      expect(sent.isSettled).toBe(false)
      await world.clock.advance(3000)
      expect(sent.value?.requestId).toBe(world.client.jobs.getSnapshot()[0]?.requestId)
      expect(posts(world)).toHaveLength(1)
      expect(world.simulator.ledger).toHaveLength(1)
    },
  )

  it('and that nobody knows of is unknown, and pressing again only asks', async () => {
    const world = createWorld()
    world.network.next('drop-before')
    const sent = settled(world.client.submit(boatModel, boat, { intentId: 'intent-of-a-test' }))
    await world.clock.advance(3000)
    expect(sent.error).toBeInstanceOf(UnknownOutcomeError)
    expect(sent.error).toMatchObject({ billed: 'unknown', intentId: 'intent-of-a-test' })
    const again = settled(world.client.submit(boatModel, boat, { intentId: 'intent-of-a-test' }))
    await world.clock.advance(200_000)
    expect(again.error).toBeInstanceOf(UnknownOutcomeError)
    expect(posts(world)).toHaveLength(1)
    expect(world.simulator.submissions).toHaveLength(0)
  })

  it.each([200, 404, 502])(
    'is asked about again where a page in between answers, with %i',
    async (status) => {
      silenceConsole()
      const world = createWorld()
      world.network.next('drop-after')
      world.network.next(html(status))
      const sent = settled(world.client.submit(boatModel, boat))
      await world.clock.advance(1000)
      expect(sent.isSettled).toBe(false)
      await world.clock.advance(2000)
      expect(sent.value).toMatchObject({ status: 'queued' })
      expect(world.simulator.ledger).toHaveLength(1)
    },
  )

  it('is asked about for two minutes, at 1, 2, 4, 8 and 15 seconds', async () => {
    const world = createWorld()
    world.network.next('drop-after')
    const sent = settled(world.client.submit(boatModel, boat))
    await world.clock.advance(0)
    world.network.down()
    const asked = () => world.network.requests.filter(({ path }) => path.includes('/intents/')).length
    const counts: number[] = []
    for (const ms of [999, 1, 2000, 4000, 8000, 15_000]) {
      await world.clock.advance(ms)
      counts.push(asked())
    }
    expect(counts).toEqual([0, 1, 2, 3, 4, 5])
    await world.clock.advance(100_000)
    expect(sent.error).toMatchObject({ billed: 'unknown' })
    const before = asked()
    await world.clock.advance(600_000)
    expect(asked()).toBe(before)
  })

  it('because a proxy without our id answered comes to nothing when the request never left it', async () => {
    const world = createWorld()
    world.simulator.next('drop-before')
    const sent = settled(world.client.submit(boatModel, boat))
    await world.clock.advance(5000)
    expect(sent.error).toMatchObject({ billed: 'unknown' })
    expect(posts(world)).toHaveLength(1)
  })

  it('takes in the answer that comes after everybody gave up', async () => {
    const world = createWorld()
    const post = world.transport.submit
    let answer = () => {}
    world.transport.submit = async (request) => {
      const given = await post(request)
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return given
    }
    world.transport.askIntent = () => Promise.reject(new TypeError('fetch failed'))
    const draft = world.client.draft('main')
    draft.edit(boatModel, boat)
    const pressed = settled(draft.press())
    await world.clock.advance(200_000)
    expect(pressed.error).toBeInstanceOf(UnknownOutcomeError)
    answer()
    await world.clock.advance(0)
    expect(draft.getSnapshot().submission.state).toBe('accepted')
    expect(world.client.jobs.getSnapshot()).toHaveLength(1)
  })

  it('after a minute is asked about, while the proxy still works on it', async () => {
    const world = createWorld()
    world.simulator.next({ type: 'slow', delayMs: 50_000, on: 'submit' })
    const sent = settled(world.client.submit(boatModel, boat))
    await world.clock.advance(31_000)
    // 202 in-flight: the proxy answered, and nothing is decided.
    expect(sent.isSettled).toBe(false)
    await world.clock.advance(60_000)
    expect(sent.value?.status).toBe('queued')
    expect(posts(world)).toHaveLength(1)
  })
})

describe('a refusal', () => {
  it.each([
    ['insufficient-credits', 'insufficient-credits', 402],
    ['unauthorized', 'upstream-auth', 502],
    ['retired-model', 'model-retired', 410],
    ['rate-limited', 'rate-limited', 429],
    ['unreachable', 'upstream-unreachable', 503],
    ['bad-request', 'invalid-input', 400],
  ] as const)(
    '%s upstream is refused with %s, billed no, and not asked about',
    async (fault, code, status) => {
      const world = createWorld()
      world.simulator.next(fault)
      const sent = settled(world.client.submit(boatModel, boat))
      await world.clock.advance(0)
      expect(sent.error).toBeInstanceOf(RefusedError)
      expect(sent.error).toMatchObject({ code, status, billed: 'no' })
      expect(world.network.requests).toHaveLength(1)
    },
  )

  it('keeps its intent, and the next press sends it again', async () => {
    const world = createWorld()
    world.simulator.next('rate-limited')
    const intentId = 'intent-of-a-test'
    const refused = settled(world.client.submit(boatModel, boat, { intentId }))
    await world.clock.advance(0)
    expect(refused.error).toMatchObject({ retriable: true })
    expect((refused.error as RefusedError).retryAfterMs).toBeGreaterThanOrEqual(5000)
    await world.clock.advance(900_000)
    expect(world.network.requests).toHaveLength(1)
    const accepted = settled(world.client.submit(boatModel, boat, { intentId }))
    await world.clock.advance(0)
    expect(accepted.value?.intentId).toBe(intentId)
  })

  it('by authorize says so', async () => {
    const world = createWorld({ proxy: { authorize: () => null } })
    const sent = settled(world.client.submit(boatModel, boat))
    await world.clock.advance(0)
    expect(sent.error).toMatchObject({ code: 'unauthorized', billed: 'no' })
  })

  it('by the app carries what the app says', async () => {
    const world = createWorld({
      proxy: { beforeSubmit: () => ({ refuse: { status: 403, message: 'Not on a Sunday.' } }) },
    })
    const sent = settled(world.client.submit(boatModel, boat))
    await world.clock.advance(0)
    expect(sent.error).toMatchObject({ code: 'refused-by-app', message: 'Not on a Sunday.' })
  })
})

describe('with segmindTransport', () => {
  it('runs a script from the prompt to the video', async () => {
    const { client, clock } = createWorld({ via: 'segmind' })
    const done = settled(client.run(boatModel, boat))
    await clock.advance(200_000)
    expect(done.value?.media[0]?.kind).toBe('video')
  })

  it.each(['drop-after', 'bad-gateway', 'truncate'] as const)(
    'a lost answer is unknown at once: %s',
    async (fault) => {
      const { client, simulator, clock } = createWorld({ via: 'segmind' })
      simulator.next(fault)
      const sent = settled(client.submit(boatModel, boat))
      await clock.advance(0)
      expect(sent.error).toBeInstanceOf(UnknownOutcomeError)
      expect(simulator.submissions).toHaveLength(1)
    },
  )
})

describe('a file as media', () => {
  const picture = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' })
  const model = 'kling-o3-image2video'

  it('is uploaded first, once, and its address is sent', async () => {
    const { client, simulator, clock } = createWorld({ via: 'segmind' })
    const input = { prompt: 'it moves', image_url: picture }
    settled(client.submit(model, input))
    await clock.advance(0)
    settled(client.submit(model, input))
    await clock.advance(0)
    const uploaded = simulator.calls.filter(({ path }) => path.endsWith('/upload-asset'))
    expect(uploaded).toHaveLength(1)
    expect(simulator.ledger[0]?.input.image_url).toMatch(/^https:/)
  })

  it('is not uploaded for an input that is out of order', async () => {
    const { client, simulator, clock } = createWorld({ via: 'segmind' })
    const sent = settled(client.submit(model, { prompt: '', image_url: picture }))
    await clock.advance(0)
    expect(sent.error).toBeInstanceOf(InputError)
    expect(simulator.calls).toEqual([])
  })

  it('that cannot be uploaded is refused, and nothing is charged', async () => {
    const { client, simulator, clock } = createWorld({ via: 'segmind' })
    simulator.next({ type: 'bad-gateway', on: 'upload' })
    const sent = settled(client.submit(model, { prompt: 'it moves', image_url: picture }))
    await clock.advance(0)
    expect(sent.error).toMatchObject({ code: 'upload-failed', billed: 'no' })
    expect(simulator.submissions).toEqual([])
  })

  it('that is no picture is refused by the proxy in words that a person can use', async () => {
    const { client, simulator, clock } = createWorld({ proxy: { routes: [uploads()] } })
    const sent = settled(client.submit(model, { prompt: 'it moves', image_url: picture }))
    await clock.advance(0)
    expect(sent.error).toMatchObject({
      code: 'unsupported-media-type',
      billed: 'no',
      message: expect.stringContaining('neither a PNG nor a JPEG'),
    })
    expect(simulator.calls).toEqual([])
  })

  it('goes where the app says', async () => {
    const { client, simulator, clock } = createWorld({
      client: { upload: async () => 'http://localhost:9000/picture.png' },
      proxy: { mediaOrigins: ['http://localhost:9000'] },
    })
    settled(client.submit(model, { prompt: 'it moves', image_url: picture }))
    await clock.advance(0)
    expect(simulator.ledger[0]?.input.image_url).toBe('http://localhost:9000/picture.png')
  })
})
