import { createVirtualClock } from '@kling-kit/simulator'
import { startSimulator } from '@kling-kit/simulator/node'
import { simulatorApiKey } from '@kling-kit/spec'
import { openRedis } from '../../../../packages/proxy/src/testing/open-redis.ts'
import { restToken, startRedisOverHttp } from '../../../../packages/proxy/src/testing/redis-over-http.ts'
import { startRedisServer } from '../../../../packages/proxy/src/testing/redis-server.ts'
import { clerkEnv } from '../sessions/clerk-session.ts'
import { buildNextApp } from './build-next-app.ts'
import { type Host, type HostName, hostNames, startHost } from './start-host.ts'

export type World = Awaited<ReturnType<typeof startWorld>>

/** All hosts over one simulator, which is the judge: each a process of its own. */
export async function startWorld() {
  await using stack = new AsyncDisposableStack()
  const clock = createVirtualClock()
  const running = await startSimulator({ port: 0, clock, latency: 'manual', credits: 1e9 })
  stack.use(running)
  const server = stack.use(await startRedisServer())
  const redis = stack.use(await openRedis['ioredis 6'](server.url))
  const rest = stack.use(await startRedisOverHttp(redis))
  await buildNextApp(clerkEnv)
  const env = {
    NODE_ENV: 'production',
    SEGMIND_API_KEY: simulatorApiKey,
    SEGMIND_BASE_URL: running.url,
    REDIS_REST_URL: rest.url,
    REDIS_REST_TOKEN: restToken,
    AUTH_SECRET: 'of this test, and of nothing else',
    AUTH_TRUST_HOST: 'true',
    ...clerkEnv,
  }
  const start = async (name: HostName) => [name, stack.use(await startHost(name, env))] as const
  const hosts = Object.fromEntries(await Promise.all(hostNames.map(start))) as Record<HostName, Host>
  const owned = stack.move()
  return { clock, simulator: running.simulator, hosts, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
