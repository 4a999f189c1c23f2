import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  Agent as HttpAgent,
  request as requestHttp,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { readAnswer } from './node-answer.ts'
import type { UpstreamInit, WholeAnswer } from '../upstream/upstream.ts'

const connectMs = 10_000

// No `maxSockets`: the proxy counts calls itself, and what waited for a connection here would wait for calls that hang.
const pool = { keepAlive: true, maxFreeSockets: 256, timeout: 60_000 }
const httpPool = new HttpAgent(pool)
const httpsPool = new HttpsAgent(pool)

/**
 * The proxy's upstream caller on Node. A POST goes over a connection of its own, for a kept-alive one that dies is the main
 * cause of unknown outcomes; GETs share connections. Follows no redirect, repeats no POST. What it rejects with has
 * `isUnsent: true` when no byte can have arrived.
 */
export const nodeFetch = Object.assign(
  async (url: string, init: UpstreamInit) => {
    const { status, headers, bytes } = await readWhole(url, init)
    return new Response(bytes.length > 0 ? bytes : null, { status, headers: [...headers] })
  },
  { readWhole },
)

async function readWhole(url: string, init: UpstreamInit): Promise<WholeAnswer> {
  try {
    return await call(url, init)
  } catch (error) {
    // A pooled connection that the other side closed meanwhile; asking again costs nothing.
    if (init.method === 'GET' && (error as { isReused?: boolean }).isReused && !init.signal.aborted)
      return call(url, init)
    throw error
  }
}

function call(url: string, { method, headers, body, signal }: UpstreamInit): Promise<WholeAnswer> {
  const { protocol, host, hostname, port, pathname, search } = new URL(url)
  const isSecure = protocol === 'https:'
  // Nothing compressed is asked for.
  const all = { host, ...headers, 'accept-encoding': 'identity' }
  const options: RequestOptions = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    path: pathname + search,
    method,
    // In a row, Node takes them as they are; but it has to count a body, which is written in one go.
    headers: body === undefined ? Object.entries(all).flat() : all,
    agent: method === 'GET' ? (isSecure ? httpsPool : httpPool) : false,
  }
  const request = isSecure ? requestHttps(options) : requestHttp(options)
  const sent = watchConnection(request, isSecure)
  return new Promise((resolve, reject) => {
    let isAnswered = false
    const fail = (error: Error) => {
      const isReused = request.reusedSocket && !isAnswered
      reject(Object.assign(error, { isUnsent: !sent.isPossible, isReused }))
    }
    request.on('error', fail)
    // An upgrade, or a connection that is gone, may end it without an error.
    const close = () => fail(new Error('closed'))
    request.on('close', close)
    request.on('response', (answer: IncomingMessage) => {
      isAnswered = true
      request.off('close', close)
      readAnswer(answer).then(resolve, fail)
    })
    // Not as an option, for which Node listens to the stream in a dozen ways.
    const abort = () => request.destroy(new Error('aborted'))
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
    request.end(body)
  })
}

/** Whether a byte of the request may have left: from the moment the connection, with its TLS, stands. */
function watchConnection(request: ClientRequest, isSecure: boolean) {
  const sent = { isPossible: false }
  request.on('socket', (socket) => {
    if (!socket.connecting) {
      sent.isPossible = true
      return
    }
    const late = Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' })
    const timer = setTimeout(() => request.destroy(late), connectMs)
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      sent.isPossible = true
    })
    for (const end of [isSecure ? 'secureConnect' : 'connect', 'close'])
      socket.once(end, () => clearTimeout(timer))
  })
  return sent
}
