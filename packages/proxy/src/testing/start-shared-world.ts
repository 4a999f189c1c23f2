import { startSimulator } from '@kling-kit/simulator/node'
import type { Reply } from './create-world.ts'
import type { ClientName } from './open-redis.ts'
import { startRedisServer } from './redis-server.ts'
import { inputOf, type ProcessOptions, type ProxyProcess, startProxyProcess } from './start-proxy-process.ts'

export type SharedWorld = Awaited<ReturnType<typeof startSharedWorld>>

/** Two proxies, each a process of its own, over one Redis and one simulator. Each by another client, for they must understand each other. */
export async function startSharedWorld() {
  const redis = await startRedisServer()
  const { simulator, url: upstream, close } = await startSimulator({ port: 0, credits: 1e9 })
  const running: ProxyProcess[] = []
  const start = async (client: ClientName, death: Pick<ProcessOptions, 'dieAt' | 'dieAfterTurns'> = {}) => {
    const proxy = await startProxyProcess({ client, redisUrl: redis.url, upstream, ...death })
    running.push(proxy)
    return proxy
  }
  const [ada, bea] = await Promise.all([start('node-redis 6'), start('ioredis 6')])

  const isAbout = (intentId: string, input: unknown) =>
    (input as { prompt?: unknown }).prompt === inputOf(intentId).prompt
  return {
    simulator,
    ada,
    bea,
    start,
    postsOf: (intentId: string) => simulator.submissions.filter(({ body }) => isAbout(intentId, body)),
    /** The ids that Segmind gave out for an intent. */
    idsOf: (intentId: string) =>
      simulator.ledger.filter(({ input }) => isAbout(intentId, input)).map(({ requestId }) => requestId),
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map((proxy) => proxy.kill()))
      await close()
      await redis[Symbol.asyncDispose]()
    },
  }
}

export const bareId = ({ body }: Reply) => String(body.request_id).replace(/\..*/, '')

export const outcomeUnknown = { status: 502, body: { code: 'outcome-unknown', billed: 'unknown' } }
