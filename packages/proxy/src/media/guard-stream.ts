import type { Clock } from '../time/clock.ts'
import { within } from '../time/deadline.ts'

interface StreamLimits {
  clock: Clock
  /** How many bytes are to come, where that is known. */
  bytes?: number
  maxBytes: number
  /** Until the next piece, once it is asked for. */
  idleMs: number
  totalMs: number
}

type Bytes = Uint8Array<ArrayBuffer>

/** Passes a stream on, piece by piece as it is asked for. `end` is called once: when it is over, cut, too long, too slow or unwanted. */
export function guardStream(
  source: ReadableStream<Bytes>,
  { clock, bytes, maxBytes, idleMs, totalMs }: StreamLimits,
  end: () => void,
): ReadableStream<Bytes> {
  const reader = source.getReader()
  let left = bytes ?? maxBytes
  let timer: unknown
  let isOver = false
  const finish = () => {
    if (isOver) return
    isOver = true
    clock.clearTimeout(timer)
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
  return new ReadableStream<Bytes>(
    {
      start(controller) {
        timer = clock.setTimeout(() => {
          finish()
          controller.error(new Error('This took too long.'))
        }, totalMs)
      },
      async pull(controller) {
        try {
          const piece = await next()
          if (piece) return controller.enqueue(piece)
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
