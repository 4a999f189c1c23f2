import { isLoopback } from '../caller/credentials.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'

/** Origins of input media that are taken although they look private: a simulator keeps its files on itself. */
export function mediaOriginsOf({ mediaOrigins = [] }: ProxyState, { credentials: { upstream } }: Visit) {
  return isLoopback(upstream) ? [upstream, ...mediaOrigins] : mediaOrigins
}
