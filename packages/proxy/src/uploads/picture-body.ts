import type { Clock } from '../time/clock.ts'
import type { PictureMemory } from './picture-memory.ts'
import { type ByteStream, readPieces } from '../handler/read-text.ts'
import { Refusal } from '../handler/refusal.ts'
import { readBody } from '../handler/request-body.ts'

interface PictureLimits {
  clock: Clock
  memory: PictureMemory
  maxBytes: number
  bodyMs: number
  /** Until it begins, and between two pieces. */
  idleMs: number
}

// Not multipart: a page of another site may send that without asking first.
const type = /^(image\/[\w.+-]+|application\/octet-stream)$/i

/** Most of the pictures of a page fit in it. */
const firstBytes = 2 ** 16

/** The body of a request, as bytes. @throws {Refusal} when it is no picture, too large, breaks off, is late or stops coming */
export async function readPicture(
  request: Request,
  { clock, memory, maxBytes, bodyMs, idleMs }: PictureLimits,
): Promise<Uint8Array> {
  // One buffer that grows: a list of pieces would hold much more than their bytes when each has one.
  let bytes = new Uint8Array()
  let size = 0
  const take = (piece: Uint8Array) => {
    const needed = size + piece.byteLength
    if (needed > bytes.length) {
      const length = Math.min(maxBytes, Math.max(needed, 2 * bytes.length, firstBytes))
      memory.take(length - bytes.length)
      const larger = new Uint8Array(length)
      larger.set(bytes)
      bytes = larger
    }
    bytes.set(piece, size)
    size = needed
  }
  const read = (body: ByteStream, signal: AbortSignal) =>
    withProgress(clock, idleMs, (goOn) =>
      readPieces(body, maxBytes, signal, (piece) => {
        // One that was read while this ended comes after all was given back.
        if (signal.aborted) return
        if (piece.byteLength) goOn()
        take(piece)
      }),
    )
  try {
    await readBody(request, { type, maxBytes, bodyMs, clock, read })
    return bytes.subarray(0, size)
  } catch (error) {
    throw inWords(error as Refusal, maxBytes)
  } finally {
    memory.giveBack(bytes.length)
  }
}

/** Settles as `work` does, or is refused when it does not `goOn` in time. */
function withProgress(
  clock: Clock,
  idleMs: number,
  work: (goOn: () => void) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: unknown
    const goOn = () => {
      clock.clearTimeout(timer)
      timer = clock.setTimeout(() => reject(stalled(idleMs)), idleMs)
    }
    goOn()
    const end = () => clock.clearTimeout(timer)
    work(goOn).finally(end).then(resolve, reject)
  })
}

// Not 408, after which browsers send again by themselves.
const stalled = (idleMs: number) =>
  new Refusal('invalid-input', {
    message: `Nothing of the picture came for ${idleMs / 1000} seconds. Nothing was sent. Try again.`,
  })

function inWords(refusal: Refusal, maxBytes: number): Refusal {
  switch (refusal.code) {
    case 'unsupported-media-type':
      return new Refusal(refusal.code, {
        message: 'The body is not one picture. Nothing was sent. Give its Content-Type, image/png.',
      })
    case 'invalid-json':
      return new Refusal('invalid-input', {
        message: 'The picture did not arrive whole. Nothing was sent. Try again.',
      })
    case 'payload-too-large':
      return new Refusal(refusal.code, {
        message: `This picture is larger than ${maxBytes / 2 ** 20} MB. Nothing was sent. Make it smaller.`,
      })
    default:
      return refusal
  }
}
