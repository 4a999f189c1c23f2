import { redisStore } from '@kling-kit/proxy/redis'
import { createClient } from 'redis'

const client = createClient({ url: process.env.REDIS_URL })
// Without a listener, a lost connection ends the process.
client.on('error', (error) => console.error('Redis:', error))
await client.connect()

export const store = redisStore(client)
