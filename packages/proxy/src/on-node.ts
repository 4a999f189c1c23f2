// The base entry as Node resolves it: the same, with an upstream caller that never pays over a used connection.
import { createKlingProxy as createProxy, type KlingProxy } from './create-kling-proxy.ts'
import { nodeFetch } from './node/node-fetch.ts'
import type { ProxyOptions } from './proxy-options.ts'

export * from './index.ts'

/** As in the base entry; `fetch` is `nodeFetch` by default. */
export function createKlingProxy(options: ProxyOptions): KlingProxy {
  return createProxy({ ...options, fetch: options.fetch ?? nodeFetch })
}
