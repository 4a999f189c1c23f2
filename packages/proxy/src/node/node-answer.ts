import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** More than the proxy ever takes; here only so that nothing grows without end. */
const maxBytes = 8 * 2 ** 20

const decoders = new Map([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** The whole of an upstream answer, decompressed, as a Response. Rejects when it is cut, too large or of no known form. */
export async function readAnswer(answer: IncomingMessage): Promise<Response> {
  const { statusCode: status = 0, headers } = answer
  try {
    if (status < 200 || status > 599) throw new Error('HTTP status')
    const encoding = headers['content-encoding'] ?? 'identity'
    const decoder = decoders.get(encoding)?.()
    if (!decoder && encoding !== 'identity') throw new Error('content-encoding')
    const bytes = await collect(answer, decoder)
    const isBodiless = [204, 205, 304].includes(status)
    return new Response(isBodiless ? null : bytes, { status, headers: plainHeaders(headers) })
  } catch (error) {
    answer.destroy()
    throw error
  }
}

async function collect(answer: IncomingMessage, decoder: (Readable & NodeJS.WritableStream) | undefined) {
  // Not pipeline(): a flood must stop at the count, before the rest is inflated.
  answer.on('error', (error) => decoder?.destroy(error))
  answer.on('close', () => answer.complete || decoder?.destroy(new Error('cut')))
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of (decoder ? answer.pipe(decoder) : answer) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new Error('too large')
    chunks.push(chunk)
  }
  if (!answer.complete) throw new Error('cut')
  return new Uint8Array(Buffer.concat(chunks))
}

// Only what the proxy reads: an odd header elsewhere must not spoil the answer to something paid.
function plainHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of ['content-type', 'date', 'retry-after', 'x-rate-limit-reset-at-utc']) {
    const value = headers[name]
    if (typeof value === 'string' && /^[\x20-\x7e]*$/.test(value)) kept[name] = value
  }
  return kept
}
