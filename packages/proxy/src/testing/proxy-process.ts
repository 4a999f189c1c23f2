// A proxy in a process of its own, over a shared Redis. `start-proxy-process.ts` starts it and says when it is to die.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createKlingProxy, type KlingStore, systemClock, type UpstreamFetch } from '@kling-kit/proxy'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { redisStore } from '@kling-kit/proxy/redis'
import { simulatorApiKey } from '@kling-kit/spec'
import { openRedis } from './open-redis.ts'
import type { ProcessOptions, Step } from './start-proxy-process.ts'

const { client, redisUrl, upstream, dieAt, dieAfterTurns } = JSON.parse(
  process.argv[2] as string,
) as ProcessOptions

const die = () => process.kill(process.pid, 'SIGKILL')
const reach = (step: Step) => {
  if (step === dieAt) die()
}

/** Does `work`, or dies as it begins, while it is under way, or when it is done. */
async function pass<T>(step: 'claim' | 'upstream' | 'settle', work: () => Promise<T>): Promise<T> {
  reach(`before ${step}`)
  const result = work()
  setImmediate(() => reach(`during ${step}`))
  await result.catch(() => {})
  reach(`after ${step}`)
  return result
}

const redis = await openRedis[client](redisUrl)
const inner = redisStore(redis.client)
const store: KlingStore = {
  ...inner,
  claim: (...args) => pass('claim', () => inner.claim(...args)),
  settle: (...args) => pass('settle', () => inner.settle(...args)),
}
const fetch: UpstreamFetch = (url, init) => pass('upstream', () => nodeFetch(url, init))

let aheadMs = 0
process.on('message', (message: { aheadMs: number }) => {
  aheadMs = message.aheadMs
  process.send?.('set')
})
// No process outlives the test that started it.
process.on('disconnect', die)

const proxy = createKlingProxy({
  authorize: () => ({ id: 'ada' }),
  store,
  apiKey: simulatorApiKey,
  upstream,
  fetch,
  clock: { ...systemClock, now: () => systemClock.now() + aheadMs },
  limits: { submitsPerMinute: 10_000, maxCalls: 1000 },
})
const listener = toNodeListener(proxy)
const server = createServer((incoming, outgoing) => {
  if (dieAfterTurns !== undefined) dieSoon(dieAfterTurns)
  listener(incoming, outgoing)
})

function dieSoon(turns: number) {
  if (turns <= 0) die()
  else setImmediate(dieSoon, turns - 1)
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
