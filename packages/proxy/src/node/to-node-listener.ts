import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { PlainAnswer } from '../handler/answer.ts'
import { refusalMessage } from '../handler/refusal-messages.ts'
import { isPlainPath } from '../handler/route.ts'
import { requestBody } from './node-body.ts'

type Handler = ((request: Request) => Promise<Response>) & {
  answer?(request: Request): Promise<PlainAnswer>
}

/** What routers such as Express add. */
type RoutedMessage = IncomingMessage & { originalUrl?: string; body?: unknown }

/**
 * The proxy as a listener of `http.createServer`, of Express or of anything else that takes `(request, response)`. Mounted
 * below a path it still sees the whole one. Never rejects, never throws, calls no `next`.
 */
export function toNodeListener(
  proxy: Handler,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => void answer(proxy, incoming, outgoing)
}

async function answer(proxy: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  // A caller that hangs up is nobody's fault; a submission goes on without it.
  for (const stream of [incoming, outgoing]) stream.on('error', () => {})
  try {
    const request = toRequest(incoming)
    if (request && proxy.answer) await sendPlain(await proxy.answer(request), outgoing)
    else await send(request ? await proxy(request) : refusal(), outgoing)
    if (request && !request.bodyUsed) await request.body?.cancel()
  } catch {
    if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' })
    outgoing.end()
  }
  drain(incoming)
}

// Printable ASCII but for the #, after which nothing is sent. `authorize` may read it; a route reads words and ids.
const plainQuery = /^[!"$-~]{1,8000}$/

// A path that every parser reads in the same way: no segment begins with a dot.
const tidy = /^(?:\/[\w-][\w.-]*)+$/

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])

/** Undefined for what no route can be meant by. The address is made of the path alone, never of what a client calls the host. */
function toRequest(incoming: RoutedMessage): Request | undefined {
  const { method = '', originalUrl, url = '' } = incoming
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(originalUrl ?? url) ?? []
  if (!methods.has(method) || !path.startsWith('/') || !isPlainPath(path)) return undefined
  const protocol = 'encrypted' in incoming.socket ? 'https' : 'http'
  const address = `${protocol}://localhost${path}`
  // What the parser would have to tidy up is no path of ours.
  if (!tidy.test(path) && new URL(address).pathname !== path) return undefined
  try {
    return new Request(plainQuery.test(query) ? `${address}?${query}` : address, {
      method,
      headers: headersOf(incoming),
      body: method === 'GET' || method === 'HEAD' ? undefined : requestBody(incoming),
      duplex: 'half',
    } as RequestInit)
  } catch {
    return undefined
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const copy: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    // HTTP/2 has pseudo-headers, which begin with a colon.
    if (value !== undefined && !name.startsWith(':'))
      copy[name] = typeof value === 'string' ? value : value.join(', ')
  }
  const authority = headers[':authority']
  if (typeof authority === 'string') copy['host'] ??= authority
  return copy
}

const refusal = () =>
  Response.json(
    { error: refusalMessage('not-found'), code: 'not-found', billed: 'no' },
    { status: 404, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
  )

async function send({ status, body, headers }: Response, outgoing: ServerResponse): Promise<void> {
  const isText = headers.get('content-type')?.startsWith('application/json')
  const content = isText && body ? await new Response(body).text() : body
  return sendPlain({ status, headers: Object.fromEntries(headers), content }, outgoing)
}

async function sendPlain({ status, headers, content }: PlainAnswer, outgoing: ServerResponse): Promise<void> {
  const file = typeof content === 'string' ? null : content
  if (outgoing.headersSent || outgoing.destroyed) {
    await file?.cancel()
    return
  }
  if (file) {
    outgoing.writeHead(status, headers)
    // Reads no faster than the caller takes it; whichever side breaks off, the other is told.
    return pipeline(Readable.fromWeb(file as ReadableStream), outgoing).catch(() => {})
  }
  const text = typeof content === 'string' ? content : ''
  const bytes = Buffer.byteLength(text)
  if (status !== 204 && status !== 304) headers['content-length'] ??= String(bytes)
  outgoing.writeHead(status, headers)
  // As text, for Node sends that together with the head; and in its cheapest form where that says the same.
  outgoing.end(text, bytes === text.length ? 'latin1' : 'utf8')
}

const drainBytes = 16 * 2 ** 20
const drainMs = 5_000

/** Reads the rest of a body that nobody wants, so that the answer is not lost to a reset; but not for ever. */
function drain(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return
  let left = drainBytes
  const timer = setTimeout(() => incoming.destroy(), drainMs).unref()
  incoming.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) incoming.destroy()
  })
  incoming.once('close', () => clearTimeout(timer))
  incoming.resume()
}
