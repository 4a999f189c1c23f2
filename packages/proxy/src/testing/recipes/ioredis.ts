import { redisStore } from '@kling-kit/proxy/redis'
import { Redis } from 'ioredis'

const client = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379')
client.on('error', (error) => console.error('Redis:', error))

export const store = redisStore(client)
