import { mediaPathOf } from './media-address.ts'
import type { SimulatorSettings } from './simulator-options.ts'

/** Where a call goes. `wrong-verb` and `unrouted` are refused before anything else is looked at. */
export type Route = KnownRoute | { phase: 'wrong-verb' } | { phase: 'unrouted' }
export type KnownRoute = ApiRoute | { phase: 'media'; path: string }
export type ApiRoute =
  | { phase: 'submit'; modelId: string }
  | { phase: 'status' | 'result'; requestId: string }
  | { phase: 'upload' | 'balance' }

const routes: readonly [verb: string, pattern: RegExp, to: (part: string) => Route][] = [
  ['POST', /^\/v2\/([^/]+)$/, (modelId) => ({ phase: 'submit', modelId })],
  ['GET', /^\/v2\/requests\/([^/]+)\/status$/, (requestId) => ({ phase: 'status', requestId })],
  ['GET', /^\/v[12]\/requests\/([^/]+)$/, (requestId) => ({ phase: 'result', requestId })],
  ['GET', /^\/v1\/get-user-credits$/, () => ({ phase: 'balance' })],
  ['POST', /^\/upload-asset$/, () => ({ phase: 'upload' })],
]

export function routeOf(method: string, url: URL, settings: SimulatorSettings): Route {
  const path = mediaPathOf(url, settings)
  if (path !== undefined) return { phase: 'media', path }
  for (const [verb, pattern, to] of routes) {
    const match = pattern.exec(url.pathname)
    if (match) return verb === method ? to(match[1] ?? '') : { phase: 'wrong-verb' }
  }
  return { phase: 'unrouted' }
}

export function targetOf(route: KnownRoute) {
  return {
    phase: route.phase,
    requestId: 'requestId' in route ? route.requestId : undefined,
    modelId: 'modelId' in route ? route.modelId : undefined,
  }
}
