import { Refusal } from './refusal.ts'

export type ByteStream = ReadableStream<Uint8Array> | null

/** Hands over a stream piece by piece, its bytes counted as they come. Aborting ends it. @throws {Refusal} payload-too-large */
export async function readPieces(
  stream: ByteStream,
  maxBytes: number,
  signal: AbortSignal,
  take: (piece: Uint8Array) => void,
): Promise<void> {
  const reader = stream?.getReader()
  const stop = () => void reader?.cancel().catch(() => {})
  signal.addEventListener('abort', stop)
  let size = 0
  try {
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      size += chunk.value.byteLength
      if (size > maxBytes) throw new Refusal('payload-too-large')
      take(chunk.value)
    }
  } catch (error) {
    stop()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** All of a stream as text. @throws {Refusal} payload-too-large */
export async function readText(
  stream: ByteStream,
  maxBytes: number,
  signal: AbortSignal,
  isStrict: boolean,
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: isStrict, ignoreBOM: isStrict })
  let text = ''
  await readPieces(stream, maxBytes, signal, (piece) => {
    text += decoder.decode(piece, { stream: true })
  })
  return text + decoder.decode()
}
