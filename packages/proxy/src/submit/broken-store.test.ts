import { describe, expect, it } from 'vitest'
import { memoryStore } from '../store/memory-store.ts'
import type { KlingStore } from '../store/store.ts'
import { boat, createWorld, newIntentId, type Reply } from '../testing/create-world.ts'

/** A store of which some steps fail until told otherwise, or never end. */
function brokenStore(inner: KlingStore = memoryStore()) {
  const broken = new Map<keyof KlingStore, 'fails' | 'hangs' | 'answer-lost'>()
  const wrap =
    <Args extends unknown[], Result>(name: keyof KlingStore, step: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (broken.get(name) === 'fails') throw new Error('connection to 10.0.0.7:6379 lost')
      if (broken.get(name) === 'hangs') return new Promise(() => {})
      const result = await step(...args)
      if (broken.get(name) === 'answer-lost') throw new Error('connection to 10.0.0.7:6379 lost')
      return result
    }
  const store: KlingStore = {
    durable: inner.durable,
    claim: wrap('claim', inner.claim),
    settle: wrap('settle', inner.settle),
    release: wrap('release', inner.release),
    read: wrap('read', inner.read),
  }
  return { store, broken, inner }
}

describe('a store that is down', () => {
  it.each(['claim', 'read'] as const)(
    'at %s: nothing is sent, and the same intent works later',
    async (step) => {
      const { store, broken } = brokenStore()
      const { submit, simulator } = createWorld({ store })
      broken.set(step, 'fails')
      const intentId = newIntentId()
      const reply = await submit(boat, { intentId })
      expect(reply).toMatchObject({ status: 503, body: { code: 'store-unavailable', billed: 'no' } })
      expect(reply.text).not.toContain('10.0.0.7')
      expect(simulator.calls).toEqual([])
      broken.clear()
      expect((await submit(boat, { intentId })).status).toBe(200)
    },
  )

  it.each(['claim', 'read'] as const)(
    'that hangs at %s: the caller hears so after five seconds',
    async (step) => {
      const { store, broken } = brokenStore()
      const { submit, simulator, clock } = createWorld({ store })
      broken.set(step, 'hangs')
      const reply = submit()
      await clock.advance(5000)
      expect(await reply).toMatchObject({ status: 503, body: { code: 'store-unavailable' } })
      expect(simulator.calls).toEqual([])
    },
  )

  it('that loses the answer to a claim frees the intent again', async () => {
    const { store, broken, inner } = brokenStore()
    const { submit, simulator } = createWorld({ store })
    broken.set('claim', 'answer-lost')
    const intentId = newIntentId()
    expect((await submit(boat, { intentId })).status).toBe(503)
    broken.clear()
    expect((await submit(boat, { intentId })).status).toBe(200)
    expect(simulator.ledger).toHaveLength(1)
    expect(await inner.read(`kling-intent/ada/${intentId}`)).toMatchObject({ state: 'accepted' })
  })

  it('at settle: the id is answered anyway, replayed meanwhile, and stored as soon as it works', async () => {
    const { store, broken, inner } = brokenStore()
    const { submit, simulator, clock, get, post, events } = createWorld({ store })
    broken.set('settle', 'fails')
    const intentId = newIntentId()
    const first = await submit(boat, { intentId })
    expect(first.status).toBe(200)
    expect((await submit(boat, { intentId })).body).toEqual(first.body)
    const asked = await get(`/v2/intents/${intentId}`)
    const closed = await post(`/v2/intents/${intentId}/close`)
    for (const { status, body, headers } of [asked, closed]) {
      expect([status, body]).toEqual([200, first.body])
      expect(headers.get('idempotent-replayed')).toBe('true')
    }
    expect(await inner.read(`kling-intent/ada/${intentId}`)).toMatchObject({ state: 'sending' })
    await clock.advance(60_000)
    broken.clear()
    await clock.advance(60_000)
    expect(await inner.read(`kling-intent/ada/${intentId}`)).toMatchObject({ state: 'accepted' })
    expect((await submit(boat, { intentId })).body).toEqual(first.body)
    expect(simulator.submissions).toHaveLength(1)
    expect(events).toContainEqual(expect.objectContaining({ type: 'trouble' }))
  })

  it('at release: the intent is freed as soon as it works, and never while somebody else holds it', async () => {
    const { store, broken, inner } = brokenStore()
    const { submit, simulator, clock } = createWorld({ store }, { script: ['rate-limited'] })
    broken.set('release', 'fails')
    const intentId = newIntentId()
    expect((await submit(boat, { intentId })).status).toBe(429)
    broken.clear()
    await clock.advance(2000)
    expect(await inner.read(`kling-intent/ada/${intentId}`)).toBeNull()
    expect((await submit(boat, { intentId })).status).toBe(200)
    await clock.advance(3_600_000)
    expect(await inner.read(`kling-intent/ada/${intentId}`)).toMatchObject({ state: 'accepted' })
    expect(simulator.ledger).toHaveLength(1)
  })
})

describe('a store that is out of reach', () => {
  it('tells its operator why, once a minute, and callers nothing of it', async () => {
    const { store, broken } = brokenStore()
    const { submit, clock, logs, events } = createWorld({ store })
    await clock.advance(1000)
    broken.set('read', 'fails')
    await submit()
    await submit()
    expect(logs).toEqual(['The store of the Kling proxy failed: Error: connection to 10.0.0.7:6379 lost'])
    expect(events).toMatchObject([{ detail: 'store failed' }, { detail: 'store failed' }])
    broken.set('read', 'hangs')
    await clock.advance(60_000)
    const reply = submit()
    await clock.advance(5000)
    expect((await reply).text).not.toContain('no answer')
    expect(logs.slice(1)).toEqual(['The store of the Kling proxy failed: Error: no answer in time'])
  })

  it('is told of again a minute after, to the millisecond, and from the first moment on', async () => {
    const { store, broken } = brokenStore()
    const { submit, clock, logs } = createWorld({ store })
    broken.set('read', 'fails')
    await submit()
    await clock.advance(59_999)
    await submit()
    expect(logs).toHaveLength(1)
    await clock.advance(1)
    await submit()
    expect(logs).toHaveLength(2)
  })

  it('knows nothing about money when somebody asks about an intent', async () => {
    const { store, broken } = brokenStore({ ...memoryStore(), durable: true })
    const { submit, get, post } = createWorld({ store })
    const intentId = newIntentId()
    await submit(boat, { intentId })
    broken.set('read', 'fails')
    const outOfReach = { status: 503, body: { code: 'store-unavailable', billed: 'unknown' } }
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject(outOfReach)
    expect(await post(`/v2/intents/${intentId}/close`)).toMatchObject(outOfReach)
    broken.clear()
    broken.set('claim', 'fails')
    expect(await post(`/v2/intents/${newIntentId()}/close`)).toMatchObject(outOfReach)
  })

  it('after a copy was seen to be on its way: the answer is waited for', async () => {
    const { store, broken, inner } = brokenStore()
    const { submit, create, simulator, clock, until } = createWorld(
      { store: inner },
      { script: [{ type: 'slow', delayMs: 4000 }] },
    )
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    const second = submit(boat, { intentId }, create({ store }))
    await clock.advance(100)
    broken.set('read', 'fails')
    await clock.advance(2000)
    broken.clear()
    await clock.advance(3000)
    expect((await second).body).toEqual((await first).body)
  })

  it('to the end: nobody says that nothing was charged', async () => {
    const { store, broken, inner } = brokenStore()
    const { submit, create, simulator, clock, until } = createWorld(
      { store: inner, timeouts: { readMs: 10_000 } },
      { script: [{ type: 'hang' }] },
    )
    const intentId = newIntentId()
    void submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    const second = submit(boat, { intentId }, create({ store }))
    await clock.advance(100)
    broken.set('read', 'fails')
    await clock.advance(20_000)
    expect((await second).body).toMatchObject({ code: 'outcome-unknown', billed: 'unknown' })
  })
})

describe('two processes over one store', () => {
  it('send once, and the second waits for what the first is told', async () => {
    const { submit, create, simulator, clock, until } = createWorld(
      {},
      { script: [{ type: 'slow', delayMs: 4000 }] },
    )
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    const second = submit(boat, { intentId }, create())
    await clock.advance(5000)
    expect((await second).body).toEqual((await first).body)
    expect((await second).headers.get('idempotent-replayed')).toBe('true')
    expect(simulator.submissions).toHaveLength(1)
  })

  it('that claim in the same moment send once', async () => {
    const { submit, create, simulator, clock } = createWorld()
    const intentId = newIntentId()
    const replies = Promise.all([0, 1, 2, 3].map(() => submit(boat, { intentId }, create())))
    await clock.advance(2000)
    expect((await replies).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set((await replies).map(({ body }) => body.request_id)).size).toBe(1)
    expect(simulator.submissions).toHaveLength(1)
  })

  it('hold an intent whose process died: in flight until its deadline, then unknown', async () => {
    const { submit, create, simulator, clock, get, until } = createWorld({}, { script: [{ type: 'hang' }] })
    const intentId = newIntentId()
    void submit(boat, { intentId }, create({ clock: { ...clock, setTimeout: () => 0 } }))
    await until(() => simulator.submissions.length === 1)
    expect((await get(`/v2/intents/${intentId}`)).status).toBe(202)
    const copy = submit(boat, { intentId })
    await clock.advance(30_000)
    expect(await copy).toMatchObject({ status: 202, body: { code: 'in-flight' } })
    await clock.advance(290_000)
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject({
      status: 502,
      body: { code: 'outcome-unknown' },
    })
    expect(await submit(boat, { intentId })).toMatchObject({ status: 502 })
    expect(simulator.submissions).toHaveLength(1)
  })

  it.each([
    ['its answer and one step of the store', {}, 305_000],
    ['the quota, too', { quota: { reserve: async () => ({ release: () => {} }) } }, 310_000],
    ['a step under each id', { authorize: () => ({ id: 'ada', aliases: ['guest', 'visitor'] }) }, 315_000],
  ])('hold an intent whose process died for as long as it may take: %s', async (_, options, deadlineMs) => {
    const { submit, create, simulator, clock, get, until } = createWorld({}, { script: [{ type: 'hang' }] })
    const intentId = newIntentId()
    void submit(boat, { intentId }, create({ ...options, clock: { ...clock, setTimeout: () => 0 } }))
    await until(() => simulator.submissions.length === 1)
    await clock.advance(deadlineMs - 1)
    expect((await get(`/v2/intents/${intentId}`)).status).toBe(202)
    await clock.advance(1)
    const unknown = { status: 502, body: { code: 'outcome-unknown', billed: 'unknown' } }
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject(unknown)
    const replies: Reply[] = []
    void submit(boat, { intentId }).then((reply) => replies.push(reply))
    await clock.advance(0)
    expect(replies).toMatchObject([unknown])
    expect(simulator.submissions).toHaveLength(1)
  })

  it('do not refuse for a limit what the other one has granted', async () => {
    const { submit, create, simulator, clock, until } = createWorld(
      {},
      { script: [{ type: 'slow', delayMs: 4000 }] },
    )
    const full = create({
      beforeSubmit: async () => {
        await until(() => simulator.submissions.length === 1)
        return { refuse: { message: 'No credits left.' } }
      },
    })
    const intentId = newIntentId()
    const second = submit(boat, { intentId }, full)
    const first = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    await clock.advance(6000)
    expect((await first).status).toBe(200)
    expect((await second).body).toEqual((await first).body)
  })
})
