// The base entry as Node resolves it: the same, with an upstream caller that never pays over a used connection.
import { createKlingProxy as createProxy, type KlingProxy } from './create-kling-proxy.ts'
import type { ProxyOptions } from './proxy-options.ts'
import type { UpstreamFetch, UpstreamInit } from './upstream/upstream.ts'

export * from './index.ts'

// Loaded by the first call: Node's http client takes longer to import than everything here.
const load = () => import('./node/node-fetch.ts')
const fetch: UpstreamFetch = Object.assign(
  async (url: string, init: UpstreamInit) => (await load()).nodeFetch(url, init),
  { readWhole: async (url: string, init: UpstreamInit) => (await load()).nodeFetch.readWhole(url, init) },
)

/** As in the base entry; `fetch` is `nodeFetch` by default. */
export function createKlingProxy(options: ProxyOptions): KlingProxy {
  return createProxy({ ...options, fetch: options.fetch ?? fetch })
}
