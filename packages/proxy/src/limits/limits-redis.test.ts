import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createQuota, redisCounter } from '../limits.ts'
import type { IoredisClient, NodeRedisClient } from '../redis.ts'
import { boat, createWorld } from '../testing/create-world.ts'
import { type OpenRedis, openRedis } from '../testing/open-redis.ts'
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts'

const clients = ['node-redis 6', 'node-redis 5', 'ioredis 6', 'ioredis 5'] as const
const minuteKey = 'shop:kling-quota/caller/submitsPerMinute:ada'
const dayKey = 'shop:kling-quota/caller/usdPerDay:ada'

let server: RedisServer
beforeAll(async () => void (server = await startRedisServer()))
afterAll(() => server[Symbol.asyncDispose]())

describe.each(clients)('a quota that is counted in Redis, by %s', (name) => {
  let redis: OpenRedis
  beforeAll(async () => void (redis = await openRedis[name](server.url)))
  afterAll(() => redis[Symbol.asyncDispose]())
  beforeEach(() => redis.send('FLUSHALL'))

  const createLimited = (...more: Parameters<typeof createWorld>) => {
    const counter = redisCounter(redis.client as IoredisClient | NodeRedisClient, { prefix: 'shop:' })
    const quota = createQuota({ perCaller: { submitsPerMinute: 2, usdPerDay: 50 }, counter })
    return createWorld({ quota, ...more[0] }, more[1])
  }

  it('is shared by all who count there', async () => {
    const [one, other] = [createLimited(), createLimited()]
    expect((await one.submit()).status).toBe(200)
    expect((await other.submit()).status).toBe(200)
    const reply = await one.submit()
    expect(reply).toMatchObject({ status: 429, body: { code: 'quota', billed: 'no' } })
    expect(reply.body.retry_after_ms).toBeGreaterThan(50_000)
    expect(reply.body.retry_after_ms).toBeLessThanOrEqual(60_000)
  })

  it('ends with its window', async () => {
    const { submit } = createLimited()
    await submit()
    await submit()
    expect((await submit()).status).toBe(429)
    await redis.send('DEL', minuteKey)
    expect((await submit()).status).toBe(200)
    expect(Number(await redis.send('TTL', dayKey))).toBeGreaterThan(86_000)
  })

  it('counts nothing that was refused afterwards', async () => {
    const { submit } = createLimited({}, { script: [{ type: 'bad-request' }] })
    expect((await submit()).status).toBe(400)
    expect([await redis.send('GET', minuteKey), await redis.send('GET', dayKey)].map(Number)).toEqual([0, 0])
    await submit()
    await submit()
    const spent = await redis.send('GET', dayKey)
    expect((await submit()).status).toBe(429)
    expect(await redis.send('GET', minuteKey)).toBe('2')
    expect(await redis.send('GET', dayKey)).toBe(spent)
  })

  it('makes no present to the next window when the one it took from ended on the way', async () => {
    const { submit } = createLimited({
      fetch: async () => {
        await redis.send('DEL', minuteKey, dayKey)
        return Response.json({ error: 'no' }, { status: 400 })
      },
    })
    expect((await submit()).status).toBe(400)
    expect(Number(await redis.send('GET', minuteKey))).toBe(0)
  })
})

it('sends nothing while its Redis is silent, and what that grants too late does not count', async () => {
  await using redis = await openRedis['ioredis 6'](server.url)
  await redis.send('FLUSHALL')
  const counter = redisCounter(redis.client)
  const world = createWorld({ quota: createQuota({ perCaller: { submitsPerDay: 1 }, counter }) })
  server.freeze()
  const reply = world.submit(boat)
  await world.clock.advance(5000)
  expect(await reply).toMatchObject({ status: 503, body: { code: 'store-unavailable', billed: 'no' } })
  expect(world.simulator.calls).toEqual([])
  expect(world.logs).toEqual([expect.stringContaining('nothing was sent')])
  server.resume()
  await redis.send('PING')
  await redis.send('PING')
  expect((await world.submit(boat)).status).toBe(200)
  expect((await world.submit(boat)).status).toBe(429)
})
