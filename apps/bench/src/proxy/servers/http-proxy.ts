import { Agent, createServer } from 'node:http'
import { simulatorApiKey } from '@kling-kit/spec'
import httpProxy from 'http-proxy'
import type { Started } from '../server-process.ts'

/** http-proxy at its best: over kept-alive connections, which it has to be told to use. */
export function start(upstream: string): Started {
  return { server: createForwarder(upstream, new Agent({ keepAlive: true, maxSockets: 256 })) }
}

export function createForwarder(target: string, agent?: Agent) {
  const proxy = httpProxy.createProxyServer({ target, agent, headers: { 'x-api-key': simulatorApiKey } })
  proxy.on('error', (_error, _incoming, outgoing) => outgoing.end())
  return createServer((incoming, outgoing) => {
    incoming.url = incoming.url?.slice('/api/kling'.length)
    proxy.web(incoming, outgoing)
  })
}
