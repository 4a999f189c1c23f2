import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Authorize, memoryStore } from '@kling-kit/proxy'
import { type RunningSimulator, startSimulator } from '@kling-kit/simulator/node'
import { buildPage } from './build-page.ts'
import { pageListener } from './page-listener.ts'

/** A call that a tab made to the proxy. */
interface Asked {
  /** What it calls itself in `X-Tab`. */
  tab: string | null
  action: string
}

export interface PageServer extends AsyncDisposable {
  port: number
  url: string
  simulator: RunningSimulator['simulator']
  /** In the order they came. */
  readonly asked: readonly Asked[]
  /** Resolves when a tab says that it has come to the step at which it is to die. */
  whenDying: () => Promise<void>
}

/** One of our pages with its proxy over a simulator whose jobs are stepped by hand, each behind a socket. */
export async function startPageServer(
  name: 'press-page' | 'tab-page',
  submitsPerMinute: number,
): Promise<PageServer> {
  await using stack = new AsyncDisposableStack()
  const { folder } = stack.use(await buildPage(name))
  const running = stack.use(
    await startSimulator({ port: 0, roundTripMs: 15, credits: 10_000, latency: 'manual' }),
  )
  const asked: Asked[] = []
  const authorize: Authorize = ({ headers }, { action }) => {
    asked.push({ tab: headers.get('x-tab'), action })
    return { id: 'ada' }
  }
  const listener = pageListener(folder, {
    upstream: running.url,
    store: memoryStore(),
    authorize,
    limits: { submitsPerMinute },
  })
  let sayDying = () => {}
  const server = createServer((request, response) => {
    // Not answered: who asks stands still until it is killed.
    if (request.url === '/die') sayDying()
    else listener(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stack.defer(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  })
  const owned = stack.move()
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    simulator: running.simulator,
    asked,
    whenDying: () => new Promise((resolve) => (sayDying = resolve)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
