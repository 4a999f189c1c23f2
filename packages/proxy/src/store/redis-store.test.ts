import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RedisClient, redisStore } from '../redis.ts'
import { closed, sending, settled } from '../testing/intent-records.ts'
import { type OpenRedis, openRedis } from '../testing/open-redis.ts'
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts'

const hourMs = 3_600_000

let server: RedisServer
let redis: OpenRedis

beforeAll(async () => {
  server = await startRedisServer()
  redis = await openRedis['node-redis 6'](server.url)
})
afterAll(async () => {
  await redis[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

let made = 0
const newKey = () => `intent-${++made}`
const msLeft = async (key: string) => Number(await redis.send('PTTL', key))

describe('redisStore', () => {
  it.each([
    undefined,
    null,
    {},
    'redis://localhost',
    { eval: async () => null },
    { get: async () => null, call: async () => null },
  ])('takes no %j for a client', (client) => {
    expect(() => redisStore(client as unknown as RedisClient)).toThrow(/node-redis or ioredis/)
  })

  it('is durable unless told that its Redis forgets', () => {
    expect(redisStore(redis.client).durable).toBe(true)
    expect(redisStore(redis.client, { durable: false }).durable).toBe(false)
  })

  it('keeps apart what two prefixes hold', async () => {
    const [staging, live] = ['staging:', 'live:'].map((prefix) => redisStore(redis.client, { prefix }))
    const key = newKey()
    expect(await staging?.claim(key, sending(), hourMs)).toBeNull()
    expect(await live?.claim(key, sending(), hourMs)).toBeNull()
    expect(await redis.send('EXISTS', `staging:${key}`, `live:${key}`)).toBe(2)
  })

  it('grants a claim again that its client sent twice, as after a lost connection', async () => {
    const store = redisStore(redis.client)
    const [key, claim] = [newKey(), sending()]
    expect(await store.claim(key, claim, hourMs)).toBeNull()
    expect(await store.claim(key, claim, hourMs)).toBeNull()
    expect(await store.claim(key, sending(), hourMs)).toEqual(claim)
  })

  it('lets a settled record live as long as its claim was to', async () => {
    const store = redisStore(redis.client)
    const [key, claim] = [newKey(), sending()]
    await store.claim(key, claim, hourMs)
    const before = await msLeft(key)
    await store.settle(key, settled.unknown(claim))
    await store.settle(key, settled.accepted(claim))
    expect(await msLeft(key)).toBeLessThanOrEqual(before)
    expect(await msLeft(key)).toBeGreaterThan(hourMs / 2)
  })

  it('puts an outcome back that Redis has lost the claim of', async () => {
    const store = redisStore(redis.client)
    const [key, claim] = [newKey(), sending()]
    await store.claim(key, claim, hourMs)
    await redis.send('DEL', key)
    await store.settle(key, settled.accepted(claim))
    expect(await store.read(key)).toEqual(settled.accepted(claim))
    expect(await msLeft(key)).toBeGreaterThan(6 * 24 * hourMs)
  })

  it('does not put it back over what came instead', async () => {
    const store = redisStore(redis.client)
    const [key, claim, shut] = [newKey(), sending(), closed()]
    await store.claim(key, claim, hourMs)
    await redis.send('DEL', key)
    await store.claim(key, shut, hourMs)
    await store.settle(key, settled.accepted(claim))
    expect(await store.read(key)).toEqual(shut)
  })

  it.each([
    '',
    'OK',
    '7',
    'null',
    '[]',
    '{"claimId":"x"}',
    '{"claimId":"x","state":"done"}',
    '{"claimId":7}',
  ])('fails over a key that holds %j, so that nothing is sent', async (value) => {
    const store = redisStore(redis.client)
    const key = newKey()
    await redis.send('SET', key, value)
    await expect(store.read(key)).rejects.toBeInstanceOf(Error)
    await expect(store.claim(key, sending(), hourMs)).rejects.toBeInstanceOf(Error)
    await store.settle(key, settled.accepted(sending())).catch(() => {})
    await store.release(key, 'x').catch(() => {})
    expect(await redis.send('GET', key)).toBe(value)
  })

  it('reads what a client gives as bytes', async () => {
    const store = redisStore(async (command) => {
      const reply = await redis.send(...command)
      return typeof reply === 'string' ? Buffer.from(reply) : reply
    })
    const [key, claim] = [newKey(), sending()]
    await store.claim(key, claim, hourMs)
    expect(await store.read(key)).toEqual(claim)
  })
})
