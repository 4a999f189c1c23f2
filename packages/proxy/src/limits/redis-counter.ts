import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { IoredisClient, NodeRedisClient } from '../store/redis-client.ts'
import type { OpenCounter } from './counter.ts'

/**
 * Counts in a Redis that processes share, by a client of node-redis or ioredis. `prefix` stands before every key; two
 * deployments on one Redis need two.
 */
export function redisCounter(
  client: IoredisClient | NodeRedisClient,
  { prefix = '' }: { prefix?: string } = {},
): OpenCounter {
  const useRedisPackage = !('call' in client)
  return ({ keyPrefix, ...options }) =>
    new RateLimiterRedis({ storeClient: client, useRedisPackage, keyPrefix: prefix + keyPrefix, ...options })
}
