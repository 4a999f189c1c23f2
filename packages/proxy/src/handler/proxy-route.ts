import type { ProxyState } from './proxy-state.ts'
import type { Route } from './route.ts'

/** A route that an entry of its own adds, as `uploads()` does. The proxy calls it once, with its settings. */
export type ProxyRoute = (state: ProxyState) => AddedRoute

export interface AddedRoute extends Route {
  /** What `capabilities` says of it. */
  offers: Record<string, unknown>
}
