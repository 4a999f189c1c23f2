import { Cluster, Redis } from 'ioredis'
import { Cluster as Cluster5, Redis as Redis5 } from 'ioredis-5'
import { createClient, createClientPool, createCluster, createSentinel } from 'redis'
import { createClient as createClient5, createCluster as createCluster5 } from 'redis-5'
import { redisStore } from '../redis.ts'

redisStore(createClient())
redisStore(createClient({ url: 'redis://localhost', RESP: 2 }))
redisStore(createClientPool())
redisStore(createCluster({ rootNodes: [] }))
redisStore(createSentinel({ name: 'main', sentinelRootNodes: [] }))
redisStore(createClient5())
redisStore(createCluster5({ rootNodes: [] }))

redisStore(new Redis())
redisStore(new Cluster([]))
redisStore(new Redis5())
redisStore(new Cluster5([]))

redisStore(async ([command = '', ...args]) => new Redis().call(command, ...args))

// @ts-expect-error -- an address is no client
redisStore('redis://localhost')
// @ts-expect-error -- nor is a promise of one
redisStore(createClient().connect())
declare const overHttp: {
  get(key: string): Promise<unknown>
  eval(script: string, keys: string[], args: string[]): Promise<unknown>
}
// @ts-expect-error -- nor what has a method or two of the same names, as clients over HTTP do
redisStore(overHttp)
