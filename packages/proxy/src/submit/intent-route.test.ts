import { describe, expect, it } from 'vitest'
import { memoryStore } from '../store/memory-store.ts'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'

describe('asking what became of an intent', () => {
  it('never asks Segmind, counts nothing and needs no body', async () => {
    const { submit, get, simulator } = createWorld({ limits: { submitsPerMinute: 1 } })
    const intentId = newIntentId()
    const first = await submit(boat, { intentId })
    for (let times = 0; times < 30; times++)
      expect((await get(`/v2/intents/${intentId}`)).body).toEqual(first.body)
    expect(simulator.calls).toHaveLength(1)
  })

  it('does not know what was never claimed', async () => {
    const { get } = createWorld()
    expect(await get('/v2/intents/nobody-sent-this')).toMatchObject({
      status: 404,
      body: { code: 'unknown-intent', billed: 'unknown' },
    })
  })

  it('tells nobody about the intents of others', async () => {
    const { submit, get } = createWorld()
    const intentId = newIntentId()
    await submit(boat, { intentId })
    expect((await get(`/v2/intents/${intentId}`, { 'x-user': 'bea' })).status).toBe(404)
  })

  it('is in flight while the app still decides', async () => {
    let decide = () => {}
    const { submit, get, until, simulator } = createWorld({
      beforeSubmit: () => new Promise<void>((resolve) => void (decide = resolve)),
    })
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await until(() => decide.name === 'resolve' || decide.toString().includes('native'))
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject({ status: 202, body: { code: 'in-flight' } })
    expect(simulator.calls).toEqual([])
    decide()
    expect((await first).status).toBe(200)
  })
})

describe('closing an intent', () => {
  const durable = () => ({ ...memoryStore(), durable: true })

  it('in a durable store: it was never sent, and a late copy is refused', async () => {
    const { post, submit, get, simulator } = createWorld({ store: durable() })
    const intentId = newIntentId()
    const neverSent = { status: 404, body: { code: 'unknown-intent', billed: 'no', never_sent: true } }
    expect(await post(`/v2/intents/${intentId}/close`)).toMatchObject(neverSent)
    expect(await post(`/v2/intents/${intentId}/close`)).toMatchObject(neverSent)
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject(neverSent)
    expect(await submit(boat, { intentId })).toMatchObject({
      status: 409,
      body: { code: 'intent-closed', billed: 'no' },
    })
    expect(simulator.calls).toEqual([])
  })

  it('in the memory of one process: a late copy is refused, but nobody can say that it was never sent', async () => {
    const { post, submit, simulator } = createWorld()
    const intentId = newIntentId()
    const reply = await post(`/v2/intents/${intentId}/close`)
    expect(reply).toMatchObject({ status: 404, body: { code: 'unknown-intent', billed: 'unknown' } })
    expect(reply.body).not.toHaveProperty('never_sent')
    expect((await submit(boat, { intentId })).status).toBe(409)
    expect(simulator.calls).toEqual([])
  })

  it('answers what was accepted as it is', async () => {
    const { post, submit } = createWorld({ store: durable() })
    const intentId = newIntentId()
    const first = await submit(boat, { intentId })
    expect(await post(`/v2/intents/${intentId}/close`)).toMatchObject({ status: 200, body: first.body })
    expect((await submit(boat, { intentId })).body).toEqual(first.body)
  })

  it('cannot stop what is under way', async () => {
    const { post, submit, clock, until, simulator } = createWorld(
      {},
      { script: [{ type: 'slow', delayMs: 3000 }] },
    )
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    expect((await post(`/v2/intents/${intentId}/close`)).status).toBe(202)
    await clock.advance(3000)
    expect((await first).status).toBe(200)
  })

  it('closes it under the ids from before signing in, too', async () => {
    const { ask, submit, create } = createWorld({ store: durable() })
    const intentId = newIntentId()
    const signedIn = create({ authorize: () => ({ id: 'ada', aliases: ['guest'] }) })
    const request = new Request(`https://app.example/api/kling/v2/intents/${intentId}/close`, {
      method: 'POST',
    })
    await ask(request, signedIn)
    expect((await submit(boat, { intentId, user: 'guest' })).status).toBe(409)
  })

  it('closes it under the present id, too, where it was closed before signing in', async () => {
    const { ask, post, submit, create, simulator } = createWorld()
    const intentId = newIntentId()
    const path = `/v2/intents/${intentId}/close`
    expect((await post(path, { 'x-user': 'guest' })).status).toBe(404)
    const signedIn = create({ authorize: () => ({ id: 'ada', aliases: ['guest'] }) })
    await ask(new Request(`https://app.example/api/kling${path}`, { method: 'POST' }), signedIn)
    expect(await submit(boat, { intentId })).toMatchObject({ status: 409, body: { code: 'intent-closed' } })
    expect(simulator.calls).toEqual([])
  })

  it('closes it under both of its ids, though another process closed it under one in that moment', async () => {
    const store = durable()
    const { ask, post, submit, create, simulator } = createWorld({ store })
    const intentId = newIntentId()
    const path = `/v2/intents/${intentId}/close`
    await post(path, { 'x-user': 'guest' })
    const signedIn = create({
      authorize: () => ({ id: 'ada', aliases: ['guest'] }),
      // As if it had been closed between the question and the answer.
      store: { ...store, read: async () => null },
    })
    await ask(new Request(`https://app.example/api/kling${path}`, { method: 'POST' }), signedIn)
    expect(await submit(boat, { intentId })).toMatchObject({ status: 409, body: { code: 'intent-closed' } })
    expect(simulator.calls).toEqual([])
  })

  it('counts as a submission, lest somebody fill the store by it, and says nothing about money', async () => {
    const { post, submit } = createWorld({ store: durable(), limits: { submitsPerMinute: 2 } })
    const known = newIntentId()
    await submit(boat, { intentId: known })
    await post(`/v2/intents/${newIntentId()}/close`)
    expect(await post(`/v2/intents/${newIntentId()}/close`)).toMatchObject({
      status: 429,
      body: { code: 'rate-limited', billed: 'unknown', retry_after_ms: 60_000 },
    })
    expect((await post(`/v2/intents/${known}/close`)).status).toBe(200)
    expect((await post(`/v2/intents/${newIntentId()}/close`, { 'x-user': 'bea' })).status).toBe(404)
  })

  it('is forgotten after a day, when no copy can be on its way', async () => {
    const { ask, create, clock } = createWorld()
    const proxy = create({ store: { ...memoryStore({ clock }), durable: true } })
    const url = `https://app.example/api/kling/v2/intents/${newIntentId()}`
    await ask(new Request(`${url}/close`, { method: 'POST' }), proxy)
    await clock.advance(24 * 3_600_000 - 1)
    expect((await ask(new Request(url), proxy)).body).toMatchObject({ never_sent: true })
    await clock.advance(1)
    expect((await ask(new Request(url), proxy)).body).not.toHaveProperty('never_sent')
  })

  it('never hides what another process has sent under the id from before signing in', async () => {
    const store = durable()
    const { ask, submit, create, clock, until, simulator } = createWorld(
      { store },
      { script: [{ type: 'slow', delayMs: 3000 }] },
    )
    const signedIn = create({ authorize: () => ({ id: 'ada', aliases: ['guest', 'older'] }) })
    const intentId = newIntentId()
    const url = `https://app.example/api/kling/v2/intents/${intentId}`
    const first = submit(boat, { intentId, user: 'guest' })
    await until(() => simulator.submissions.length === 1)
    const reopened = { ...store, read: async () => null }
    // As if the copy had been claimed between the question and the answer.
    const late = create({ authorize: () => ({ id: 'ada', aliases: ['guest', 'older'] }), store: reopened })
    expect((await ask(new Request(`${url}/close`, { method: 'POST' }), late)).status).toBe(202)
    expect((await ask(new Request(url), signedIn)).status).toBe(202)
    await clock.advance(3000)
    await first
    expect((await ask(new Request(url), signedIn)).body).toHaveProperty('request_id')
    expect((await ask(new Request(`${url}/close`, { method: 'POST' }), signedIn)).status).toBe(200)
  })
})
