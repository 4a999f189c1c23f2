import type { VirtualClock } from '@kling-kit/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redisStore } from '../redis.ts'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'
import { type OpenRedis, openRedis } from '../testing/open-redis.ts'
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts'

/** Lets time pass until `work` is done. */
async function passUntilDone<T>(clock: VirtualClock, work: Promise<T>): Promise<T> {
  for (;;) {
    const winner = await Promise.race([work, clock.advance(100).then(() => 'not yet' as const)])
    if (winner !== 'not yet') return winner
  }
}

const clients = Object.entries(openRedis).filter(([name]) => name !== 'a function')

describe.each(clients)('the proxy when Redis, called by %s,', (_, open) => {
  let server: RedisServer
  let redis: OpenRedis
  beforeAll(async () => {
    server = await startRedisServer()
    redis = await open(server.url)
  })
  afterAll(async () => {
    await redis[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
  })

  const refused = {
    status: 503,
    body: { code: 'store-unavailable', billed: 'no' },
  }

  it('is gone at the claim, sends nothing, and sends once when it is back', async () => {
    let killed = () => {}
    const isKilled = new Promise<void>((resolve) => void (killed = resolve))
    const { submit, simulator, clock } = createWorld({
      store: redisStore(redis.client),
      beforeSubmit: async () => {
        await server.kill()
        killed()
      },
    })
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await isKilled
    expect(await passUntilDone(clock, first)).toMatchObject(refused)
    expect(await passUntilDone(clock, submit(boat, { intentId }))).toMatchObject(refused)
    expect(simulator.calls).toEqual([])
    await server.restart()
    await redis.ready()

    const again = createWorld({ store: redisStore(redis.client) })
    expect((await again.submit(boat, { intentId })).status).toBe(200)
    expect((await again.submit(boat, { intentId })).status).toBe(200)
    expect(again.simulator.submissions).toHaveLength(1)
  })

  it('carries the claim out too late, frees the intent again', async () => {
    let isFrozen = false
    const { submit, simulator, clock, until } = createWorld({
      store: redisStore(redis.client),
      beforeSubmit: () => {
        if (!isFrozen) server.freeze()
        isFrozen = true
      },
    })
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await until(() => isFrozen)
    expect(await passUntilDone(clock, first)).toMatchObject(refused)
    server.resume()
    expect((await submit(boat, { intentId })).status).toBe(200)
    expect(simulator.submissions).toHaveLength(1)
  })

  it('is gone at settling, answers the id, and stores it when Redis is back, empty', async () => {
    const store = redisStore(redis.client)
    const { submit, create, simulator, clock, until } = createWorld(
      { store },
      { script: [{ type: 'slow', delayMs: 1000 }] },
    )
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    await server.kill()
    const { status, body } = await passUntilDone(clock, first)
    expect(status).toBe(200)
    await server.restart()
    await redis.ready()

    const isStored = async () => {
      await clock.advance(1000)
      return (await store.read(`kling-intent/ada/${intentId}`))?.state
    }
    await expect.poll(isStored, { timeout: 10_000 }).toBe('accepted')
    const elsewhere = await submit(boat, { intentId }, create())
    expect(elsewhere).toMatchObject({ status: 200, body })
    expect(simulator.submissions).toHaveLength(1)
  })
})
