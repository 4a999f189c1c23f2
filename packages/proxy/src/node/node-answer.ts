import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { WholeAnswer } from '../upstream/upstream.ts'

/** More than the proxy ever takes; here only so that nothing grows without end. */
const maxBytes = 8 * 2 ** 20

const decoders = new Map([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** The whole of an upstream answer, decompressed. Rejects when it is cut, too large or of no known form. */
export async function readAnswer(answer: IncomingMessage): Promise<WholeAnswer> {
  const { statusCode: status = 0, headers } = answer
  try {
    if (status < 200 || status > 599) throw new Error('HTTP status')
    const encoding = headers['content-encoding'] ?? 'identity'
    const decoder = decoders.get(encoding)?.()
    if (!decoder && encoding !== 'identity') throw new Error('content-encoding')
    const bytes = await collect(answer, decoder)
    const isBodiless = [204, 205, 304].includes(status)
    return { status, headers: plainHeaders(headers), bytes: isBodiless ? new Uint8Array() : bytes }
  } catch (error) {
    answer.destroy()
    throw error
  }
}

// By events: an iterator costs as much as all the rest of a call.
function collect(
  answer: IncomingMessage,
  decoder: (Readable & NodeJS.WritableStream) | undefined,
): Promise<WholeAnswer['bytes']> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = []
    let size = 0
    const fail = (error: Error) => {
      decoder?.destroy()
      reject(error)
    }
    const checkWhole = () => answer.complete || fail(new Error('cut'))
    answer.on('error', fail).on('close', checkWhole)
    // Not pipeline(): a flood must stop at the count, before the rest is inflated.
    const source = decoder ? answer.pipe(decoder) : answer
    source.on('error', fail).on('data', (chunk: Buffer<ArrayBuffer>) => {
      size += chunk.length
      if (size > maxBytes) fail(new Error('too large'))
      else chunks.push(chunk)
    })
    source.on('end', () => {
      checkWhole()
      resolve((chunks.length === 1 && chunks[0]) || Buffer.concat(chunks))
    })
  })
}

// Only what the proxy reads: an odd header elsewhere must not spoil the answer to something paid.
function plainHeaders(headers: IncomingMessage['headers']): Map<string, string> {
  const kept = new Map<string, string>()
  for (const name of ['content-type', 'date', 'retry-after', 'x-rate-limit-reset-at-utc']) {
    const value = headers[name]
    if (typeof value === 'string' && /^[\x20-\x7e]*$/.test(value)) kept.set(name, value)
  }
  return kept
}
