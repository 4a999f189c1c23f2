import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newIntentId, type Reply } from '../testing/create-world.ts'
import { bareId, outcomeUnknown, type SharedWorld, startSharedWorld } from '../testing/start-shared-world.ts'

let world: SharedWorld
beforeAll(async () => void (world = await startSharedWorld()))
afterAll(() => world[Symbol.asyncDispose]())

describe('two processes over one Redis', () => {
  it('send 200 equal submissions of the same moment once, and give all the same id', async () => {
    const { ada, bea, simulator, postsOf, idsOf } = world
    simulator.next({ type: 'slow', delayMs: 400 })
    const intentId = newIntentId()
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? ada : bea).submit(intentId)),
    )
    const [first] = replies as [Reply]
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    expect(replies.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1)
    expect(postsOf(intentId)).toHaveLength(1)
    expect(idsOf(intentId)).toEqual([bareId(first)])
    for (const proxy of [ada, bea]) expect((await proxy.poll(String(first.body.request_id))).status).toBe(200)
  })

  it('send each of 50 intents once, submitted to both in the same moment', async () => {
    const { ada, bea, idsOf } = world
    const intentIds = Array.from({ length: 50 }, newIntentId)
    const replies = await Promise.all(
      intentIds.map((intentId) => Promise.all([ada.submit(intentId), bea.submit(intentId)])),
    )
    for (const [at, pair] of replies.entries()) {
      const ids = idsOf(intentIds[at] as string)
      expect(ids).toHaveLength(1)
      expect(pair.map(bareId)).toEqual([ids[0], ids[0]])
    }
  })

  it('close what nobody has claimed: it was never sent, and a late copy is refused', async () => {
    const { ada, bea, postsOf } = world
    const intentId = newIntentId()
    const neverSent = { status: 404, body: { code: 'unknown-intent', billed: 'no', never_sent: true } }
    expect(await ada.close(intentId)).toMatchObject(neverSent)
    expect(await bea.ask(intentId)).toMatchObject(neverSent)
    const isClosed = { status: 409, body: { code: 'intent-closed', billed: 'no' } }
    for (const proxy of [bea, ada]) expect(await proxy.submit(intentId)).toMatchObject(isClosed)
    expect(postsOf(intentId)).toEqual([])
  })

  it('either send or close, when each is asked for one of it in the same moment', async () => {
    const { ada, bea, postsOf } = world
    const ends = await Promise.all(
      Array.from({ length: 50 }, newIntentId).map(async (intentId) => {
        const [sent] = await Promise.all([ada.submit(intentId), bea.close(intentId)])
        return { sent: sent.status, now: (await bea.ask(intentId)).status, posts: postsOf(intentId).length }
      }),
    )
    const either = [
      { sent: 200, now: 200, posts: 1 },
      { sent: 409, now: 404, posts: 0 },
    ]
    for (const end of ends) expect(either).toContainEqual(end)
  })

  it('know of a lost answer alike that nobody knows', async () => {
    const { ada, bea, simulator, postsOf } = world
    simulator.next('drop-after')
    const intentId = newIntentId()
    expect(await ada.submit(intentId)).toMatchObject(outcomeUnknown)
    expect(await bea.submit(intentId)).toMatchObject(outcomeUnknown)
    expect(await bea.ask(intentId)).toMatchObject(outcomeUnknown)
    expect(postsOf(intentId)).toHaveLength(1)
  })
})
