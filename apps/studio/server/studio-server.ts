import { createServer, type RequestListener, type Server } from 'node:http'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { events } from '@kling-kit/proxy/events'
import { media } from '@kling-kit/proxy/media'
import { nodeFetch, toNodeListener } from '@kling-kit/proxy/node'
import { uploads } from '@kling-kit/proxy/uploads'
import { listen, portOf } from './listen.ts'
import { loopbackOnly } from './loopback-only.ts'
import type { Upstream } from './upstream.ts'

const basePath = '/api/kling'

export interface Page {
  listener: RequestListener
  close?(): Promise<void>
}

/** Serves the proxy and, for all other paths, the page. Prints where, and ends on Ctrl+C. */
export async function serveStudio(upstream: Upstream, openPage: (server: Server) => Page | Promise<Page>) {
  const proxy = createKlingProxy({
    basePath,
    apiKey: upstream.apiKey,
    upstream: upstream.url,
    fetch: nodeFetch,
    store: memoryStore(),
    // The one person at this machine: the server listens on loopback and answers to no other name.
    authorize: () => ({ id: 'local' }),
    exposeCost: true,
    routes: [uploads(), media(), events()],
  })
  const api = toNodeListener(proxy)
  const server = createServer()
  const page = await openPage(server)
  const answer: RequestListener = (request, response) =>
    (request.url?.startsWith(`${basePath}/`) ? api : page.listener)(request, response)
  server.on('request', loopbackOnly(answer))
  const url = await listen(server, portOf())
  console.log(`kling-kit studio: ${url}\n${upstream.sentence}`)

  const end = async () => {
    server.close()
    server.closeAllConnections()
    await Promise.allSettled([page.close?.(), upstream.close()])
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
  return server
}
