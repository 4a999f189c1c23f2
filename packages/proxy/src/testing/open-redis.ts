import { once } from 'node:events'
import { Redis } from 'ioredis'
import { Redis as Redis5 } from 'ioredis-5'
import { createClient } from 'redis'
import { createClient as createClient5 } from 'redis-5'
import type { RedisClient } from '../redis.ts'

export interface OpenRedis extends AsyncDisposable {
  client: RedisClient
  /** Sends any command, past the store. */
  send(...command: string[]): Promise<unknown>
  /** When it is connected again. */
  ready(): Promise<unknown>
}

// What stands in the recipe: without a listener a lost connection would end the process.
const quiet = <Client extends { on(event: 'error', listener: () => void): unknown }>(client: Client) => {
  client.on('error', () => {})
  return client
}

async function openNodeRedis(make: typeof createClient | typeof createClient5, url: string) {
  const client = quiet((make as typeof createClient)({ url }))
  await client.connect()
  return {
    client,
    send: (...command: string[]) => client.sendCommand<unknown>(command),
    ready: async () => client.isReady || once(client, 'ready'),
    [Symbol.asyncDispose]: async () => client.destroy(),
  }
}

async function openIoredis(Client: typeof Redis | typeof Redis5, url: string) {
  const client = quiet(new (Client as typeof Redis)(url))
  await once(client, 'ready')
  return {
    client,
    send: (name: string, ...args: string[]) => client.call(name, ...args),
    ready: async () => client.status === 'ready' || once(client, 'ready'),
    [Symbol.asyncDispose]: async () => client.disconnect(),
  }
}

/** The clients that people use, as they are by default. */
export const openRedis = {
  'node-redis 6': (url) => openNodeRedis(createClient, url),
  'node-redis 5': (url) => openNodeRedis(createClient5, url),
  'ioredis 6': (url) => openIoredis(Redis, url),
  'ioredis 5': (url) => openIoredis(Redis5, url),
  'a function': async (url) => {
    const redis = await openIoredis(Redis, url)
    return { ...redis, client: ([name = '', ...args]) => redis.client.call(name, ...args) }
  },
} satisfies Record<string, (url: string) => Promise<OpenRedis>>

export type ClientName = keyof typeof openRedis
