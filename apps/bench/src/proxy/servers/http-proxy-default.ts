import type { Started } from '../server-process.ts'
import { createForwarder } from './http-proxy.ts'

/** http-proxy as it comes: a connection for every request. */
export function start(upstream: string): Started {
  return { server: createForwarder(upstream) }
}
