import type { IncomingMessage } from 'node:http'
import { Refusal } from '../handler/refusal.ts'

const highWaterMark = 65_536

/** The body of a request as a web stream, or what a body parser made of it when one was there first. */
export function requestBody(
  incoming: IncomingMessage & { body?: unknown },
): ReadableStream | string | Uint8Array<ArrayBuffer> {
  const { body } = incoming
  if (incoming.readableEnded && body !== undefined)
    return typeof body === 'string' || body instanceof Uint8Array
      ? (body as string | Uint8Array<ArrayBuffer>)
      : JSON.stringify(body)
  if (incoming.readableEnded) return refuseReader()
  let stop: (() => unknown) | undefined
  return new ReadableStream(
    {
      start(controller) {
        const take = (chunk: Buffer) => {
          controller.enqueue(new Uint8Array(chunk))
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
        }
        const end = () => {
          stop?.()
          controller.close()
        }
        const breakOff = () => {
          stop?.()
          controller.error(new Error('The body broke off.'))
        }
        stop = () => incoming.off('data', take).off('end', end).off('error', breakOff).off('close', breakOff)
        incoming.on('data', take).on('end', end).on('error', breakOff).on('close', breakOff)
        incoming.pause()
      },
      pull: () => void incoming.resume(),
      cancel: () => void stop?.(),
    },
    { highWaterMark, size: (chunk: Uint8Array) => chunk.byteLength },
  )
}

const told = [
  'Something on this server read the body before the proxy could.',
  'Mount the proxy before it, or keep what it read in request.body.',
] as const

// Only a route that wants the body learns that it is gone.
const refuseReader = () =>
  new ReadableStream(
    { pull: (controller) => controller.error(new Refusal('config', { told })) },
    { highWaterMark: 0 },
  )
