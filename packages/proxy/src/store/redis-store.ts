import { type RedisClient, scriptRunner } from './redis-client.ts'
import type { IntentRecord, KlingStore } from './store.ts'

export interface RedisStoreOptions {
  /** Stands before every key: `shop:staging:`. Two deployments on one Redis need two. Default: none. */
  prefix?: string
  /** False for a Redis that forgets when it restarts: then nobody is told that an intent was never sent. Default true. */
  durable?: boolean
}

// A client that lost its connection may send a command twice; the second time must find what the first one did.
const claim = `
local was = redis.call('GET', KEYS[1])
if not was then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
elseif cjson.decode(was).claimId ~= ARGV[1] then
  return was
end
return false`

// Puts back what a Redis without persistence has lost since the claim: the id of a paid job is worth more than its place.
const settle = `
local was = redis.call('GET', KEYS[1])
if not was then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
else
  local record = cjson.decode(was)
  if record.claimId == ARGV[1] and record.state ~= 'accepted' then
    redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
  end
end
return false`

const release = `
local was = redis.call('GET', KEYS[1])
if was then
  local record = cjson.decode(was)
  if record.claimId == ARGV[1] and record.state == 'sending' then redis.call('DEL', KEYS[1]) end
end
return false`

const read = `return redis.call('GET', KEYS[1])`

const lostTtlMs = 7 * 24 * 3_600_000

/**
 * Keeps intents in a Redis (6 or later) or Valkey that all processes share. Takes a client of node-redis or ioredis, or a
 * function that sends one command. The Redis must not evict keys (`maxmemory-policy noeviction`): docs/shared-store.md.
 */
export function redisStore(
  client: RedisClient,
  { prefix = '', durable = true }: RedisStoreOptions = {},
): KlingStore {
  const run = scriptRunner(client)
  return {
    durable,
    claim: async (key, record, ttlMs) =>
      recordOf(
        await run(claim, prefix + key, [record.claimId, JSON.stringify(record), String(Math.ceil(ttlMs))]),
      ),
    async settle(key, record) {
      await run(settle, prefix + key, [record.claimId, JSON.stringify(record), String(lostTtlMs)])
    },
    async release(key, claimId) {
      await run(release, prefix + key, [claimId])
    },
    read: async (key) => recordOf(await run(read, prefix + key, [])),
  }
}

const states = new Set<unknown>(['sending', 'accepted', 'unknown', 'closed'])

/** @throws {Error} for what no store of ours has written: then nothing is sent. */
function recordOf(reply: unknown): IntentRecord | null {
  if (reply === null || reply === undefined) return null
  // Some clients are set to give bytes.
  const record = JSON.parse(String(reply)) as Partial<IntentRecord>
  if (typeof record?.claimId !== 'string' || !states.has(record.state))
    throw new Error('redisStore found a key of its name that it has not written. Give it a `prefix`.')
  return record as IntentRecord
}
