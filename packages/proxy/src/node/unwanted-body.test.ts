import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { portOf, rawRequest, serve } from '../testing/raw-socket.ts'
import { settle, until } from '../testing/settle.ts'
import { toNodeListener } from './to-node-listener.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A caller who sends the start of a body that is refused unread, and who keeps the connection. */
async function startSending(length: number, start: string) {
  const server = await serve(toNodeListener(async () => new Response('no', { status: 400 })))
  // Node itself would end a connection that rests.
  server.keepAliveTimeout = 0
  const socket = connect(portOf(server), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  const headers = { connection: 'keep-alive', 'content-length': String(length) }
  socket.write(Buffer.concat([rawRequest('POST', '/api/kling/v2/x', headers), Buffer.from(start)]))
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString()).toContain('400')
  await settle()
  return socket
}

describe('a body that nobody wants', () => {
  it('is read to its end, and nothing is waited for any more', async () => {
    const socket = await startSending(500, 'a')
    expect(vi.getTimerCount()).toBe(1)
    socket.write('a'.repeat(499))
    await until(() => vi.getTimerCount() === 0)
    socket.write(rawRequest('GET', '/api/kling/v2/x', {}))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toContain('400')
  })

  it('that came whole is not waited for', async () => {
    await startSending(5, 'a boa')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('that stops is waited for five seconds', async () => {
    const socket = await startSending(500, 'a')
    vi.advanceTimersByTime(4999)
    await settle()
    expect(socket.readableEnded).toBe(false)
    const ended = once(socket, 'close')
    vi.advanceTimersByTime(1)
    await ended
    expect(socket.destroyed).toBe(true)
  })

  it('that is larger than 16 megabytes ends its connection', async () => {
    const socket = await startSending(999_999_999, 'a')
    const ended = once(socket, 'close')
    socket.write(Buffer.alloc(16 * 2 ** 20 + 1))
    await ended
    expect(socket.destroyed).toBe(true)
  })
})
