import { once } from 'node:events'
import { type Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

type Chunk = string | Uint8Array

export interface CallOptions {
  method?: string
  /** As written on the wire. */
  target: string
  headers?: Record<string, string | undefined>
  /** An array is sent in chunks, without a length. */
  body?: Chunk | readonly Chunk[]
  agent?: Agent
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
  body: Record<string, unknown>
  isReused: boolean
}

/** Headers that take away what every call has: those of the caller whom the recipes know. */
export const unknownCaller = { authorization: undefined, cookie: undefined }

/** Whatever a caller adds must not reach Segmind. The judge looks for this word. */
const leak = 'leak-of-a-caller'
export const leakPattern = /leak-of-a-caller/

const isWhole = (body: CallOptions['body']): body is Chunk =>
  typeof body === 'string' || body instanceof Uint8Array

/** One request over a real socket, its target as it stands. Ends with the whole answer. */
export async function call(port: number, options: CallOptions): Promise<Answer> {
  // A connection of its own, unless the test has one to use again.
  const { method = 'GET', target, headers, body, agent = false } = options
  const outgoing = request({
    host: '127.0.0.1',
    port,
    method,
    path: target,
    agent,
    headers: Object.fromEntries(
      Object.entries({
        authorization: leak,
        cookie: `user=ada; other=${leak}`,
        'x-forwarded-for': leak,
        ...(isWhole(body) && { 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  })
  // A connection that breaks after the answer began shows there.
  outgoing.on('error', () => {})
  const answered = once(outgoing, 'response')
  for (const chunk of [body ?? []].flat()) outgoing.write(chunk)
  outgoing.end()
  const [incoming] = (await answered) as [IncomingMessage]
  return readAnswer(incoming, outgoing.reusedSocket)
}

async function readAnswer(incoming: IncomingMessage, isReused: boolean): Promise<Answer> {
  const { statusCode: status = 0, headers } = incoming
  const bytes = await buffer(incoming)
  const content = bytes.toString()
  return { status, headers, bytes, text: content, body: parse(content), isReused }
}

function parse(content: string): Record<string, unknown> {
  try {
    return JSON.parse(content) as Record<string, unknown>
  } catch {
    return {}
  }
}
