import { createQuota, redisCounter } from '@kling-kit/proxy/limits'
import { Redis } from 'ioredis'

const client = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379')
client.on('error', (error) => console.error('Redis:', error))

export const quota = createQuota({
  perCaller: { submitsPerMinute: 3, submitsPerDay: 40, usdPerDay: 20 },
  inTotal: { usdPerDay: 500 },
  counter: redisCounter(client),
})
