import { createServer } from 'node:http'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { events } from '@kling-kit/proxy/events'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { simulatorApiKey } from '@kling-kit/spec'
import { hurriedClock } from '../../fast-clock.ts'
import type { Started } from '../server-process.ts'

/** Ours as it offers streams, to callers who say who they are, by a clock in a hurry. */
export function start(upstream: string): Started {
  const clock = hurriedClock()
  const proxy = createKlingProxy({
    apiKey: simulatorApiKey,
    upstream,
    authorize: (request) => ({ id: String(request.headers.get('x-user')) }),
    store: memoryStore({ clock }),
    fetch: nodeFetch,
    routes: [events({ maxStreams: 20 })],
    clock,
  })
  return { server: createServer(toNodeListener(proxy)) }
}
