import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { settle } from '../testing/settle.ts'
import { requestBody } from './node-body.ts'

/** A request whose body comes in these pieces, and how many bytes of it were taken. */
function receive(pieces: Iterable<Buffer>, more: { body?: unknown } = {}) {
  const source = Readable.from(pieces, { objectMode: false })
  const incoming = Object.assign(source as IncomingMessage, more)
  const taken = { bytes: 0 }
  const take = () => {
    const body = requestBody(incoming)
    incoming.on('data', (chunk: Buffer) => (taken.bytes += chunk.length))
    return body as ReadableStream<Uint8Array>
  }
  return { incoming, taken, take }
}

const pieces = (count: number, size: number) => Array.from({ length: count }, () => Buffer.alloc(size, 'a'))

const textOf = (body: BodyInit) => new Response(body).text()

const listeners = (incoming: IncomingMessage) =>
  ['data', 'end', 'error', 'close'].map((name) => incoming.listenerCount(name))

describe('the body of a request', () => {
  it('comes out as it came in', async () => {
    const { take } = receive([Buffer.from('a paper '), Buffer.from('boat')])
    expect(await textOf(take())).toBe('a paper boat')
  })

  it.each([
    ['one piece of 64 kilobytes', 65_536],
    ['sixteen pieces of 4', 4096],
    ['five pieces of 16 less a byte', 16_383],
  ])('is taken no faster than it is read, of which %s are the start', async (_, size) => {
    const all = 10 * 65_536
    const { take, taken } = receive(pieces(Math.ceil(all / size), size))
    const body = take()
    await settle()
    expect(taken.bytes).toBe(Math.ceil(65_536 / size) * size)
    expect(await textOf(body)).toHaveLength(Math.ceil(all / size) * size)
  })

  it.each([
    ['by an error', new Error('reset')],
    ['without one', undefined],
  ])('that breaks off %s is no whole body', async (_, error) => {
    const { incoming, take } = receive(pieces(100, 65_536))
    const text = textOf(take())
    incoming.destroy(error)
    await expect(text).rejects.toThrow('broke off')
  })

  it('that was read before and not kept is said to be gone, and not waited for', async () => {
    const { incoming, take } = receive(pieces(2, 4096))
    await incoming.toArray()
    await expect(textOf(take())).rejects.toMatchObject({
      code: 'config',
      message: expect.stringMatching(/read the body before.*Nothing was charged.*Mount the proxy before/),
    })
  })

  it('is read from the wire while nobody else has read it, whatever a framework says it is', async () => {
    const { take } = receive([Buffer.from('a paper boat')], { body: {} })
    expect(await textOf(take())).toBe('a paper boat')
  })
})

describe('leaves a request as it was', () => {
  it.each<[when: string, end: (body: ReadableStream, incoming: IncomingMessage) => Promise<unknown>]>([
    ['it is read', (body) => textOf(body)],
    ['nobody wants it', (body) => body.cancel()],
    [
      'it broke off',
      (body, incoming) => {
        incoming.on('error', () => {}).destroy(new Error('reset'))
        return textOf(body).catch(() => incoming.removeAllListeners('error'))
      },
    ],
  ])('when %s', async (_, end) => {
    const { incoming } = receive(pieces(2, 4096))
    const before = listeners(incoming)
    await end(requestBody(incoming) as ReadableStream, incoming)
    expect(listeners(incoming)).toEqual(before)
  })
})
