import { createServer as createTcpServer, type Socket } from 'node:net'
import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { nodeFetch } from './node-fetch.ts'
import { listen, portOf, serve } from '../testing/raw-socket.ts'
import { until } from '../testing/settle.ts'

const signal = () => new AbortController().signal
const call = (
  port: number,
  method: 'GET' | 'POST' = 'GET',
  init: { body?: string; signal?: AbortSignal } = {},
) =>
  nodeFetch(`http://127.0.0.1:${port}/v2/x`, {
    method,
    headers: { 'x-api-key': 'SG_0123456789abcdef', ...(init.body && { 'content-type': 'application/json' }) },
    redirect: 'manual',
    signal: init.signal ?? signal(),
    body: init.body,
  })

async function serveCounting(answer: RequestListener) {
  const sockets = new Set<Socket>()
  const received: { method?: string; headers: Record<string, unknown>; body: string }[] = []
  const server = await serve((incoming, outgoing) => {
    sockets.add(incoming.socket)
    let body = ''
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()))
    incoming.on('end', () => {
      received.push({ method: incoming.method, headers: incoming.headers, body })
      answer(incoming, outgoing)
    })
  })
  return { port: portOf(server), sockets, received }
}

/** A host that says these bytes to whoever connects, and then `end`s or stays. */
const serveBytes = async (bytes: string, how: 'end' | 'reset' | 'stay' = 'end') =>
  portOf(
    await listen(
      createTcpServer((socket) => {
        socket.on('error', () => {})
        socket.once('data', () => {
          if (how === 'end') socket.end(bytes)
          else socket.write(bytes, () => how === 'reset' && socket.resetAndDestroy())
        })
      }),
    ),
  )

describe('nodeFetch', () => {
  it('pays over a connection of its own, even where others stand open', async () => {
    const { port, sockets, received } = await serveCounting((_, outgoing) => outgoing.end('{}'))
    await (await call(port)).text()
    for (let times = 0; times < 3; times++) await (await call(port, 'POST', { body: '{"a":1}' })).text()
    expect(sockets.size).toBe(4)
    expect(received.at(-1)).toEqual({
      method: 'POST',
      body: '{"a":1}',
      headers: {
        host: `127.0.0.1:${port}`,
        connection: 'close',
        'accept-encoding': 'identity',
        'content-length': '7',
        'content-type': 'application/json',
        'x-api-key': 'SG_0123456789abcdef',
      },
    })
  })

  it('shares connections between GETs', async () => {
    const { port, sockets } = await serveCounting((_, outgoing) => outgoing.end('{}'))
    for (let times = 0; times < 5; times++) await (await call(port)).text()
    expect(sockets.size).toBe(1)
  })

  it('answers although 300 calls before it hang', async () => {
    const hung: unknown[] = []
    let isHanging = true
    const { port } = await serveCounting((incoming, outgoing) =>
      isHanging ? hung.push(incoming) : outgoing.end('{}'),
    )
    const abort = new AbortController()
    const calls = Array.from({ length: 300 }, () => call(port, 'GET', { signal: abort.signal }))
    const ends = Promise.allSettled(calls)
    while (hung.length < calls.length) await new Promise((resolve) => void setImmediate(resolve))
    isHanging = false
    expect((await call(port)).status).toBe(200)
    abort.abort()
    expect((await ends).map(({ status }) => status)).toEqual(calls.map(() => 'rejected'))
  })

  it('asks again when a shared connection has died, and never repeats a POST', async () => {
    let isDying = false
    const { port, received } = await serveCounting((incoming, outgoing) => {
      if (isDying) incoming.socket.resetAndDestroy()
      else outgoing.end('{}')
      isDying = false
    })
    await (await call(port)).text()
    isDying = true
    expect((await call(port)).status).toBe(200)
    expect(received).toHaveLength(3)
    isDying = true
    await expect(call(port, 'POST', { body: '{}' })).rejects.toMatchObject({ isUnsent: false })
    expect(received).toHaveLength(4)
  })

  it('knows when nothing can have arrived', async () => {
    const server = await listen(createTcpServer())
    const port = portOf(server)
    await new Promise((resolve) => void server.close(resolve))
    await expect(call(port, 'POST', { body: '{}' })).rejects.toMatchObject({
      isUnsent: true,
      code: 'ECONNREFUSED',
    })
    await expect(
      nodeFetch('http://no-such-host.invalid/', {
        method: 'POST',
        headers: {},
        redirect: 'manual',
        signal: signal(),
      }),
    ).rejects.toMatchObject({ isUnsent: true })
    await expect(
      nodeFetch(`https://127.0.0.1:${await serveBytes('not TLS')}/`, {
        method: 'POST',
        headers: {},
        redirect: 'manual',
        signal: signal(),
      }),
    ).rejects.toMatchObject({ isUnsent: true })
  })

  it('follows no redirect and keeps only the headers that are read', async () => {
    const { port, received } = await serveCounting((_, outgoing) => {
      outgoing.writeHead(307, {
        location: '/elsewhere',
        'set-cookie': 'a=b',
        'retry-after': '7',
        'x-odd': '\u00ff',
      })
      outgoing.end()
    })
    const response = await call(port, 'POST', { body: '{}' })
    expect(response.status).toBe(307)
    expect([...response.headers.keys()]).toEqual(['date', 'retry-after'])
    expect(received).toHaveLength(1)
  })

  it.each([
    ['gzip', gzipSync('{"a":1}')],
    ['identity', Buffer.from('{"a":1}')],
  ])('reads %s', async (encoding, bytes) => {
    const { port } = await serveCounting((_, outgoing) =>
      outgoing.setHeader('content-encoding', encoding).end(bytes),
    )
    expect(await (await call(port)).json()).toEqual({ a: 1 })
  })

  it('reads an answer that comes in pieces', async () => {
    const { port } = await serveCounting((_, outgoing) => {
      const pieces = ['{"a":', '[1,', '2]', '}']
      // Each when the one before it has long been read.
      const say = (turns: number) => {
        if (turns > 0) setImmediate(say, turns - 1)
        else if (pieces.length > 0) outgoing.write(pieces.shift(), () => say(20))
        else outgoing.end()
      }
      say(0)
    })
    expect(await (await call(port)).json()).toEqual({ a: [1, 2] })
  })

  it('keeps what tells when to come back and what it is, where that is plain text', async () => {
    const { port } = await serveCounting((_, outgoing) => {
      outgoing.writeHead(429, {
        'content-type': 'application/json',
        'x-rate-limit-reset-at-utc': '2026-11-21T00:00:00Z',
        'retry-after': '7\u00ff',
        date: '\u00ff Sat',
      })
      outgoing.end('{}')
    })
    expect(Object.fromEntries((await call(port)).headers)).toEqual({
      'content-type': 'application/json',
      'x-rate-limit-reset-at-utc': '2026-11-21T00:00:00Z',
    })
  })

  it('takes an answer of eight megabytes, and not of a byte more', async () => {
    const most = 8 * 2 ** 20
    const sizes = [most, most + 1]
    const { port } = await serveCounting((_, outgoing) => outgoing.end(Buffer.alloc(sizes.shift() ?? 0)))
    expect((await (await call(port)).arrayBuffer()).byteLength).toBe(most)
    await expect(call(port)).rejects.toThrow('too large')
  })

  it('stops a bomb at eight megabytes', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20))
    const { port } = await serveCounting((_, outgoing) =>
      outgoing.setHeader('content-encoding', 'gzip').end(bomb),
    )
    await expect(call(port)).rejects.toThrow('too large')
  })

  it.each([
    ['nothing', ''],
    ['no HTTP', 'SSH-2.0-OpenSSH\r\n'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a"'],
    ['half a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"a"'],
    [
      'half of gzip',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n\u001f\u008b\u0008',
    ],
    ['no gzip', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}'],
    ['a foreign encoding', 'HTTP/1.1 200 OK\r\nContent-Encoding: zstd-x\r\nContent-Length: 2\r\n\r\n{}'],
    ['status 999', 'HTTP/1.1 999 Odd\r\nContent-Length: 2\r\n\r\n{}'],
    ['status 600', 'HTTP/1.1 600 Odd\r\nContent-Length: 2\r\n\r\n{}'],
    ['an upgrade', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
    ['an endless header', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
  ])('rejects, and never hangs, on %s', async (_, bytes) => {
    const port = await serveBytes(bytes)
    await expect(call(port, 'POST', { body: '{}' })).rejects.toMatchObject({ isUnsent: false })
  })

  it('hangs up on an answer that it cannot read', async () => {
    const { port, sockets } = await serveCounting((_, outgoing) =>
      outgoing.setHeader('content-encoding', 'zstd-x').write('{'),
    )
    await expect(call(port, 'POST', { body: '{}' })).rejects.toThrow('content-encoding')
    await until(() => [...sockets].every((socket) => socket.destroyed))
    expect(sockets.size).toBe(1)
  })

  it('takes status 599, the last there is', async () => {
    const port = await serveBytes('HTTP/1.1 599 X\r\nContent-Length: 2\r\n\r\n{}')
    expect((await call(port)).status).toBe(599)
  })

  it('rejects when the connection dies mid-answer', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{', 'reset')
    await expect(call(port)).rejects.toThrow(/aborted|ECONNRESET|cut/)
  })

  it.each([
    [204, ''],
    [205, 'Content-Length: 2\r\n'],
    [304, ''],
  ])('takes status %d, which has no body', async (status, header) => {
    const port = await serveBytes(`HTTP/1.1 ${status} X\r\n${header}\r\n${header && '{}'}`)
    expect(await (await call(port)).text()).toBe('')
  })

  it('ends when it is told to', async () => {
    const port = await serveBytes('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{', 'stay')
    const abort = new AbortController()
    const answer = call(port, 'POST', { body: '{}', signal: abort.signal })
    queueMicrotask(() => abort.abort())
    await expect(answer).rejects.toThrow(/abort/i)
  })

  it('does not print a key that no header can hold', async () => {
    const answer = nodeFetch('http://127.0.0.1:9/', {
      method: 'POST',
      headers: { 'x-api-key': 'SG_secret\nsecond' },
      redirect: 'manual',
      signal: signal(),
    })
    await expect(answer).rejects.not.toThrow('secret')
  })
})
