import { createServer } from 'node:http'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { simulatorApiKey } from '@kling-kit/spec'
import type { Started } from '../server-process.ts'
import { callerCount, callerIdOf, createSessions, requestIdOf } from '../session.ts'

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
  const hangingIds = await Promise.all(
    Array.from({ length: 200 }, (_, caller) =>
      proxy.seal(`2c7f59ea-13f1-402c-9353-ffff${String(caller).padStart(8, '0')}`, callerIdOf(caller)),
    ),
  )
  return { server: createServer(toNodeListener(proxy)), sealed: { ids, hangingIds } }
}
