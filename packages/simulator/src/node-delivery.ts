import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { bodyBytes } from './answer.ts'
import type { Clock } from './clock.ts'
import type { Delivery } from './delivery.ts'

/** The call as a `Request` under `origin`, whatever the Host header says. */
export async function readRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each)
  }
  const { method = 'GET', url = '/' } = incoming
  const isBodiless = method === 'GET' || method === 'HEAD'
  const body = isBodiless ? undefined : await readBody(incoming)
  return new Request(new URL(url.replace(/^[^/]*\/+/, '/'), origin), { method, headers, body })
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

/** Hands a delivery to a caller over a socket; what befalls the connection really does. */
export async function deliverOverSocket(
  delivery: Delivery,
  outgoing: ServerResponse,
  clock: Clock,
): Promise<void> {
  const { answer, manner, delayMs } = delivery
  if (delayMs > 0) await new Promise<void>((resolve) => void clock.setTimeout(resolve, delayMs))
  if (manner === 'hung') return
  if (manner === 'dropped' || manner === 'unreachable') {
    outgoing.socket?.destroy()
    return
  }
  const bytes = delivery.isCompressed ? gzipSync(bodyBytes(answer)) : bodyBytes(answer)
  const encoding = delivery.isCompressed ? { 'content-encoding': 'gzip' } : {}
  const length = answer.status === 204 || answer.status === 304 ? {} : { 'content-length': bytes.byteLength }
  outgoing.writeHead(answer.status, { ...length, ...encoding, ...answer.headers })
  if (manner === 'whole') {
    outgoing.end(bytes)
    return
  }
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.byteLength / 2)), () => {
    if (manner === 'reset') outgoing.socket?.resetAndDestroy()
  })
}
