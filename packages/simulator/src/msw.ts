import { createKlingProxy, events, memoryStore, type ProxyOptions, uploads } from '@kling-kit/proxy/in-page'
import { http } from 'msw'
import { assetMediaStore } from './asset-media-store.ts'
import type { Simulator } from './simulator.ts'
import { pageBase } from './simulator-options.ts'

export { assetMediaStore } from './asset-media-store.ts'

export interface MswOptions {
  /** Where the app expects its proxy: a path, or an address. Default `/api/kling`. */
  baseUrl?: string
  /** Anything that the proxy takes: `limits`, `beforeSubmit`, another `authorize`; `routes: []` for a proxy that takes no files and offers no events. */
  proxy?: Partial<ProxyOptions>
}

/**
 * Request handlers for a page or for Node that run the real proxy over a simulator, take uploads, offer events, and serve the simulator's files.
 * Everybody is one and the same caller. In Node give the simulator `media: fileMediaStore()` for files.
 */
export function toMswHandlers(simulator: Simulator, { baseUrl = '/api/kling', proxy = {} }: MswOptions = {}) {
  simulator.media ??= assetMediaStore()
  const base = new URL(baseUrl, pageBase())
  const mount = baseUrl.startsWith('/') ? `*${base.pathname}` : base.href
  const handle = createKlingProxy({
    authorize: () => ({ id: 'simulated-caller' }),
    store: memoryStore(),
    basePath: base.pathname,
    apiKey: simulator.apiKey,
    upstream: 'https://api.segmind.com',
    mediaOrigins: [new URL(simulator.mediaBaseUrl).origin],
    fetch: simulator.fetch,
    routes: [uploads(), events()],
    ...proxy,
  })
  const serve = ({ request }: { request: Request }) => simulator.fetch(request)
  const media = `${simulator.mediaBaseUrl}/*`
  return [
    http.all(`${mount}/*`, ({ request }) => handle(request)),
    http.get(media, serve),
    http.head(media, serve),
  ]
}
