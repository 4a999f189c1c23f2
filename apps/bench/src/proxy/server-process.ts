// One server in a process of its own. `start-server.ts` starts it.
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerName } from './server-name.ts'

/** What a file of `servers/` starts. */
export interface Started {
  server: Server
  sealed?: SealedIds
  count?(): { answered: number; hanging: number }
}

/** Request ids as the browsers of their callers got them. */
export interface SealedIds {
  ids: string[]
  hangingIds: string[]
}

/** What a server has used up to now. */
export interface Usage {
  cpuMicros: number
  rssBytes: number
  heapBytes: number
  answered: number
  hanging: number
}

// No process outlives the bench.
process.on('disconnect', () => process.exit())

const [, , name, upstream] = process.argv as [string, string, ServerName, string]
const { start } = (await import(`./servers/${name}.ts`)) as {
  start(upstream: string): Started | Promise<Started>
}
const { server, sealed, count } = await start(upstream)
// Kept open between the rounds, as behind a load balancer.
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.on('message', (question) => process.send?.(usage(question === 'collect')))
process.send?.({ port: (server.address() as AddressInfo).port, sealed })

function usage(collects: boolean): Usage {
  if (collects) globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  return {
    cpuMicros: user + system,
    rssBytes: rss,
    heapBytes: heapUsed,
    answered: 0,
    hanging: 0,
    ...count?.(),
  }
}
