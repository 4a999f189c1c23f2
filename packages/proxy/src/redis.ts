export type { IoredisClient, NodeRedisClient, RedisClient, SendRedisCommand } from './store/redis-client.ts'
export { type RedisStoreOptions, redisStore } from './store/redis-store.ts'
