import type { Clock } from '../time/clock.ts'
import { within } from '../time/deadline.ts'

interface StreamLimits {
  clock: Clock
  /** How many bytes are to come, where that is known. */
  bytes?: number
  maxBytes: number
  /** Until the next piece, once it is asked for. */
  idleMs: number
  /** Until the next piece is asked for. */
  readerIdleMs: number
  totalMs: number
}

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Passes a stream on, piece by piece as it is asked for. `end` is called once: when it is over, cut, too long, too slow on either side or
 * unwanted.
 */
export function guardStream(
  source: ReadableStream<Bytes>,
  { clock, bytes, maxBytes, idleMs, readerIdleMs, totalMs }: StreamLimits,
  end: () => void,
): ReadableStream<Bytes> {
  const reader = source.getReader()
  let left = bytes ?? maxBytes
  let total: unknown
  let untaken: unknown
  let isOver = false
  const finish = () => {
    if (isOver) return
    isOver = true
    clock.clearTimeout(total)
    clock.clearTimeout(untaken)
    void reader.cancel().catch(() => {})
    end()
  }
  const late = () => new Error('The media host is too slow.')
  const next = async () => {
    const { value } = await within(clock, idleMs, reader.read(), late)
    left -= value?.byteLength ?? 0
    if (left < 0 || (!value && bytes !== undefined && left > 0))
      throw new Error('The media host sent another length than it said.')
    return value
  }
  const cutAfter = (controller: ReadableStreamDefaultController<Bytes>, delayMs: number, sentence: string) =>
    clock.setTimeout(() => {
      finish()
      controller.error(new Error(sentence))
    }, delayMs)
  const awaitReader = (controller: ReadableStreamDefaultController<Bytes>) => {
    untaken = cutAfter(controller, readerIdleMs, 'Nobody took the file any further.')
  }
  return new ReadableStream<Bytes>(
    {
      start(controller) {
        total = cutAfter(controller, totalMs, 'This took too long.')
        awaitReader(controller)
      },
      async pull(controller) {
        clock.clearTimeout(untaken)
        try {
          const piece = await next()
          if (piece) {
            controller.enqueue(piece)
            return awaitReader(controller)
          }
          finish()
          controller.close()
        } catch (error) {
          finish()
          controller.error(error)
        }
      },
      cancel: finish,
    },
    // Nothing is read ahead of the caller.
    { highWaterMark: 0 },
  )
}
