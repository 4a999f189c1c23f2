import { bodyBytes } from './answer.ts'
import type { Clock } from './clock.ts'
import type { Delivery } from './delivery.ts'

interface Caller {
  clock: Clock
  /** Not an AbortSignal by name: a page under jsdom has another class of it than its `Request`. */
  signal?: Pick<AbortSignal, 'aborted' | 'reason' | 'addEventListener' | 'removeEventListener'> | null
}

/** Resolves after `delayMs` by the clock, or rejects with the signal's reason. Without a delay: never by itself. */
function pause({ clock, signal }: Caller, delayMs?: number): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const timer = delayMs === undefined ? undefined : clock.setTimeout(done, delayMs)
    function done() {
      signal?.removeEventListener('abort', stop)
      resolve()
    }
    function stop() {
      if (timer !== undefined) clock.clearTimeout(timer)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
}

// The errors and codes of Node's fetch.
function connectionError(message: string, code: string, reason: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(reason), { code }) })
}

function halfBody(
  bytes: Uint8Array<ArrayBuffer>,
  end: () => Promise<never>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let isSent = false
  return new ReadableStream({
    async pull(controller) {
      if (isSent) await end()
      isSent = true
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.byteLength / 2)))
    },
  })
}

/** Hands a delivery to a caller in the same process, as `fetch` would. */
export async function deliver(delivery: Delivery, caller: Caller): Promise<Response> {
  const { answer, manner, delayMs } = delivery
  if (manner === 'unreachable') throw connectionError('fetch failed', 'ECONNREFUSED', 'connect ECONNREFUSED')
  if (delayMs > 0 || caller.signal?.aborted) await pause(caller, delayMs)
  if (manner === 'dropped') throw connectionError('fetch failed', 'UND_ERR_SOCKET', 'other side closed')
  if (manner === 'hung') await pause(caller)

  const bytes = bodyBytes(answer)
  const { status } = answer
  const headers = new Headers(answer.headers)
  if (manner === 'reset') {
    const reset = async () => {
      throw connectionError('terminated', 'UND_ERR_SOCKET', 'other side closed')
    }
    return new Response(halfBody(bytes, reset), { status, headers })
  }
  if (manner === 'stalled') {
    const stall = async () => {
      await pause(caller)
      throw new Error('unreachable')
    }
    return new Response(halfBody(bytes, stall), { status, headers })
  }
  const isBodiless = answer.body === undefined || [101, 204, 205, 304].includes(status)
  return new Response(isBodiless ? null : delivery.isCompressed ? gzip(bytes, headers) : bytes, {
    status,
    headers,
  })
}

function gzip(bytes: Uint8Array<ArrayBuffer>, headers: Headers): ReadableStream {
  headers.set('content-encoding', 'gzip')
  return new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
}
