import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryStore } from './memory-store.ts'
import { redisStore } from '../redis.ts'
import type { IntentRecord, KlingStore } from './store.ts'
import { closed, sending, settled } from '../testing/intent-records.ts'
import { type OpenRedis, openRedis } from '../testing/open-redis.ts'
import { restStore } from '../testing/recipes/rest.ts'
import { sqlStore } from '../testing/recipes/sql-store.ts'
import { restToken, startRedisOverHttp } from '../testing/redis-over-http.ts'
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts'
import { sqliteQuery } from '../testing/sqlite-query.ts'

const hourMs = 3_600_000

let made = 0
const newKey = () => `kling-intent/ada/intent-${++made}`

let server: RedisServer
const opened: AsyncDisposable[] = []
const open = async <Thing extends AsyncDisposable>(thing: Promise<Thing>) => {
  opened.unshift(await thing)
  return thing
}

beforeAll(async () => void (server = await open(startRedisServer())))
afterAll(async () => {
  for (const thing of opened) await thing[Symbol.asyncDispose]()
})

const overRedis = Object.entries<(url: string) => Promise<OpenRedis>>(openRedis).map(([name, connect]) => ({
  name: `redisStore over ${name}`,
  create: async () => redisStore((await open(connect(server.url))).client, { prefix: `${name}:` }),
}))

const stores = [
  { name: 'memoryStore', create: async () => memoryStore() },
  ...overRedis,
  {
    name: 'the recipe for Redis over HTTP',
    async create() {
      const redis = await open(openRedis['ioredis 6'](server.url))
      return restStore((await open(startRedisOverHttp(redis))).url, restToken)
    },
  },
  { name: 'the recipe for SQL', create: async () => sqlStore(sqliteQuery()) },
]

describe.each(stores)('$name', ({ create }) => {
  let store: KlingStore
  beforeAll(async () => void (store = await create()))

  const claimed = async () => {
    const key = newKey()
    const record = sending()
    await store.claim(key, record, hourMs)
    return { key, record }
  }

  it('puts the first claim, and shows it to every later one', async () => {
    const [key, first, second] = [newKey(), sending(), sending()]
    expect(await store.read(key)).toBeNull()
    expect(await store.claim(key, first, hourMs)).toBeNull()
    expect(await store.read(key)).toEqual(first)
    expect(await store.claim(key, second, hourMs)).toEqual(first)
    expect(await store.claim(key, closed(), hourMs)).toEqual(first)
    expect(await store.read(key)).toEqual(first)
  })

  it('grants one of a hundred claims in the same moment', async () => {
    const key = newKey()
    const records = Array.from({ length: 100 }, sending)
    const answers = await Promise.all(records.map((record) => store.claim(key, record, hourMs)))
    const winner = records[answers.indexOf(null)]
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer?.claimId))).toEqual(new Set([undefined, winner?.claimId]))
  })

  it.each(['accepted', 'unknown'] as const)('settles a claim as %s', async (outcome) => {
    const { key, record } = await claimed()
    await store.settle(key, settled[outcome](record))
    expect(await store.read(key)).toEqual(settled[outcome](record))
    expect(await store.claim(key, sending(), hourMs)).toEqual(settled[outcome](record))
  })

  it('learns late that an unknown one was accepted, and never the other way round', async () => {
    const { key, record } = await claimed()
    const accepted = settled.accepted(record)
    await store.settle(key, settled.unknown(record))
    await store.settle(key, accepted)
    expect(await store.read(key)).toEqual(accepted)
    await store.settle(key, settled.unknown(record))
    await store.settle(key, { ...accepted, requestId: 'another' })
    expect(await store.read(key)).toEqual(accepted)
  })

  it('lets nobody settle or release the claim of another', async () => {
    const { key, record } = await claimed()
    const other = sending()
    await store.settle(key, settled.accepted(other))
    await store.release(key, other.claimId)
    expect(await store.read(key)).toEqual(record)
  })

  it('releases what is still being sent, for the next claim', async () => {
    const { key, record } = await claimed()
    await store.release(key, record.claimId)
    await store.release(key, record.claimId)
    expect(await store.read(key)).toBeNull()
    const next = sending()
    expect(await store.claim(key, next, hourMs)).toBeNull()
    await store.release(key, record.claimId)
    expect(await store.read(key)).toEqual(next)
  })

  it.each(['accepted', 'unknown'] as const)('never releases what is %s', async (outcome) => {
    const { key, record } = await claimed()
    await store.settle(key, settled[outcome](record))
    await store.release(key, record.claimId)
    expect(await store.read(key)).toEqual(settled[outcome](record))
  })

  it('keeps what was closed closed', async () => {
    const [key, shut] = [newKey(), closed()]
    expect(await store.claim(key, shut, hourMs)).toBeNull()
    expect(await store.claim(key, sending(), hourMs)).toEqual(shut)
    await store.release(key, shut.claimId)
    await store.settle(key, settled.accepted(sending()))
    expect(await store.read(key)).toEqual(shut)
  })

  it('forgets a claim when its time is over', async () => {
    const [key, next] = [newKey(), sending()]
    await store.claim(key, sending(), 1)
    await expect.poll(() => store.read(key)).toBeNull()
    expect(await store.claim(key, next, hourMs)).toBeNull()
    expect(await store.read(key)).toEqual(next)
  })

  it('keeps keys apart, whatever they are made of', async () => {
    const keys = ['a b', 'a\nb', 'a\u0000b', 'ä', 'A', 'a', '{a}', '*', '😀'].map(
      (caller) => `kling-intent/${caller}/one`,
    )
    const records = keys.map(sending)
    for (const [at, key] of keys.entries())
      expect(await store.claim(key, records[at] as IntentRecord, hourMs)).toBeNull()
    for (const [at, key] of keys.entries()) expect(await store.read(key)).toEqual(records[at])
  })
})
