export type { IoredisClient, NodeRedisClient, RedisClient, SendRedisCommand } from './redis-client.ts'
export { type RedisStoreOptions, redisStore } from './redis-store.ts'
