import { createServer } from 'node:http'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { simulatorApiKey } from '@kling-kit/spec'
import type { Started } from '../server-process.ts'
import { callerCount, callerIdOf, createSessions, hangingIdOf, requestIdOf } from '../session.ts'

/** Ours with its defaults: everything is checked, ids are sealed, intents are stored. */
export async function start(upstream: string): Promise<Started> {
  const sessionOf = createSessions()
  const proxy = createKlingProxy({
    apiKey: simulatorApiKey,
    upstream,
    authorize: (request) => sessionOf(request.headers.get('cookie')),
    // A bench submits for minutes on end what an app does in a week.
    store: memoryStore({ maxIntents: 2_000_000 }),
    fetch: nodeFetch,
  })
  const ids: string[] = []
  for (let caller = 0; caller < callerCount; caller++)
    ids.push(await proxy.seal(requestIdOf(caller), callerIdOf(caller)))
  const hangingIds: string[] = []
  for (let caller = 0; caller < 600; caller++)
    hangingIds.push(await proxy.seal(hangingIdOf(caller), callerIdOf(caller)))
  return { server: createServer(toNodeListener(proxy)), sealed: { ids, hangingIds } }
}
