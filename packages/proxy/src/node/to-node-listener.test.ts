import type { IncomingMessage, RequestListener } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import type { Authorize } from '../caller/caller.ts'
import { toNodeListener } from './to-node-listener.ts'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'
import { exchangeRaw, parseRaw, portOf, rawRequest, serve } from '../testing/raw-socket.ts'

const submitPath = '/api/kling/v2/kling-o3-text2video'
const jsonHeaders = () => ({ 'content-type': 'application/json', 'idempotency-key': newIntentId() })

async function serveWorld(
  wrap: (listener: RequestListener) => RequestListener = (listener) => listener,
  ...options: Parameters<typeof createWorld>
) {
  const world = createWorld(...options)
  const listener = toNodeListener(world.proxy)
  const server = await serve(wrap(listener))
  return { ...world, port: portOf(server) }
}

describe('over a socket', () => {
  it('a submission goes in, its answer comes out whole', async () => {
    const { port, simulator } = await serveWorld()
    const answer = parseRaw(
      await exchangeRaw(port, rawRequest('POST', submitPath, jsonHeaders(), JSON.stringify(boat))),
    )
    expect(answer.status).toBe(200)
    expect(answer.head.toLowerCase()).toContain(`content-length: ${answer.text.length}`)
    expect(JSON.parse(answer.text)).toMatchObject({ status: 'QUEUED' })
    expect(simulator.ledger).toHaveLength(1)
  })

  it('what is not ASCII comes out whole, too', async () => {
    const message = 'Für diesen Zweck nicht – nehmen Sie 🛶'
    const { port } = await serveWorld(undefined, { beforeSubmit: () => ({ refuse: { message } }) })
    const said = await exchangeRaw(port, rawRequest('POST', submitPath, jsonHeaders(), JSON.stringify(boat)))
    expect(JSON.parse(Buffer.from(parseRaw(said).text, 'latin1').toString())).toMatchObject({
      error: message,
    })
  })

  it.each([
    ['GET', '/api/kling/v2/capabilities'],
    ['HEAD', '/api/kling/v2/capabilities'],
    ['OPTIONS', '/api/kling/v2/capabilities'],
    ['DELETE', '/api/kling/v2/capabilities'],
    ['GET', '/api/kling/v3/nothing'],
  ])('%s %s is answered the same by the proxy and by a function around it', async (method, path) => {
    const { proxy, port } = await serveWorld()
    const around = await serve(toNodeListener((request) => proxy(request)))
    const ask = async (at: number) => {
      const lines = (await exchangeRaw(at, rawRequest(method, path, {}))).split('\r\n')
      // A `Headers` sorts them; two differ with every answer.
      return lines.filter((line) => !/^(?:date|x-request-id):/i.test(line)).toSorted()
    }
    expect(await ask(port)).toEqual(await ask(portOf(around)))
  })

  it.each(['/api/kling/v3/nothing', '/api/kling/v2/%2e', '/api/kling//v2'])(
    'where there is no route, its answer says what to do: %s',
    async (path) => {
      const { port } = await serveWorld()
      const { status, text } = parseRaw(await exchangeRaw(port, rawRequest('GET', path, {})))
      const error = 'There is no such route. Nothing was charged. Mount the proxy at its basePath.'
      expect(status).toBe(404)
      expect(JSON.parse(text)).toEqual({ error, code: 'not-found', billed: 'no' })
    },
  )

  it.each(['token=a%2Bb', "a+b:c~d!(e)*'f,g/h?i@j;k", 'q="<>{}|[]^`', 'a='.repeat(3999)])(
    'authorize reads the query %j',
    async (query) => {
      const authorize = vi.fn<Authorize>(() => null)
      const { port } = await serveWorld(undefined, { authorize })
      await exchangeRaw(port, rawRequest('GET', `/api/kling/v2/capabilities?${query}`, {}))
      const [request] = authorize.mock.calls[0] ?? []
      expect(request?.url).toBe(new URL(`http://localhost/api/kling/v2/capabilities?${query}`).href)
    },
  )

  it('a body in pieces is one body', async () => {
    const { port, simulator } = await serveWorld()
    const body = JSON.stringify({ prompt: 'é'.repeat(1000) })
    const whole = rawRequest('POST', submitPath, jsonHeaders(), body)
    const socket = connect(port, '127.0.0.1')
    const answer = new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
      socket.on('close', () => resolve(text))
    })
    for (let at = 0; at < whole.length; at += 97) {
      await new Promise<void>((resolve) => void socket.write(whole.subarray(at, at + 97), () => resolve()))
    }
    expect(parseRaw(await answer).status).toBe(200)
    expect(simulator.submissions).toMatchObject([{ body: { prompt: 'é'.repeat(1000) } }])
  })

  it('a connection serves many requests, also after a refused body', async () => {
    const { port } = await serveWorld()
    const poll = rawRequest('GET', '/api/kling/v2/capabilities', { connection: 'keep-alive' })
    const last = rawRequest('GET', '/api/kling/v2/capabilities', {})
    const refused = rawRequest(
      'POST',
      submitPath,
      { connection: 'keep-alive', 'content-type': 'text/plain' },
      'x'.repeat(300_000),
    )
    const answer = await exchangeRaw(port, Buffer.concat([poll, refused, last]))
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200'])
  })

  it('a body without end is refused, and its connection ends', async () => {
    const { port, simulator } = await serveWorld()
    const head = rawRequest('POST', submitPath, { ...jsonHeaders(), 'content-length': '999999999' })
    const answer = await exchangeRaw(port, Buffer.concat([head, Buffer.alloc(8 * 2 ** 20, 'a')]))
    expect(parseRaw(answer).status).toBe(413)
    expect(simulator.calls).toEqual([])
  })

  it('a body that stops half-way is refused after ten seconds', async () => {
    const { port, clock, simulator } = await serveWorld()
    const head = rawRequest('POST', submitPath, { ...jsonHeaders(), 'content-length': '500' })
    const answer = exchangeRaw(port, Buffer.concat([head, Buffer.from('{"prompt":')]))
    await new Promise((resolve) => void connect(port, '127.0.0.1', () => resolve(null)).on('error', () => {}))
    await clock.advance(1)
    await clock.advance(10_000)
    expect(parseRaw(await answer)).toMatchObject({
      status: 400,
      text: expect.stringContaining('invalid-json'),
    })
    expect(simulator.calls).toEqual([])
  })

  it('a caller that hangs up mid-body sends nothing', async () => {
    const { port, simulator, until, events } = await serveWorld()
    const socket = connect(port, '127.0.0.1')
    socket.write(rawRequest('POST', submitPath, { ...jsonHeaders(), 'content-length': '500' }))
    socket.write('{"prompt":', () => socket.resetAndDestroy())
    socket.on('error', () => {})
    await until(() => events.length === 1)
    expect(events).toMatchObject([{ type: 'refused', code: 'invalid-json' }])
    expect(simulator.calls).toEqual([])
  })

  it('a caller that hangs up mid-submission has still bought, and can ask for it', async () => {
    const { port, simulator, until, clock, get } = await serveWorld(
      undefined,
      {},
      { script: [{ type: 'slow', delayMs: 5000 }] },
    )
    const headers = jsonHeaders()
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(rawRequest('POST', submitPath, headers, JSON.stringify(boat)))
    await until(() => simulator.submissions.length === 1)
    socket.resetAndDestroy()
    await clock.advance(5000)
    expect((await get(`/v2/intents/${headers['idempotency-key']}`)).status).toBe(200)
    expect(simulator.ledger).toHaveLength(1)
  })
})

describe('below a router', () => {
  it('sees the whole address although the router took its mount off', async () => {
    const { port } = await serveWorld((listener) => (incoming, outgoing) => {
      const routed = incoming as IncomingMessage & { originalUrl?: string }
      routed.originalUrl = routed.url
      routed.url = routed.url?.replace('/api/kling', '')
      listener(incoming, outgoing)
    })
    const answer = await exchangeRaw(port, rawRequest('GET', '/api/kling/v2/capabilities?x=1', {}))
    expect(parseRaw(answer).status).toBe(200)
  })

  it.each([
    ['an object', (text: string): unknown => JSON.parse(text)],
    ['text', (text: string): unknown => text],
    ['bytes', (text: string): unknown => Buffer.from(text)],
  ])('takes a body that a parser has read before, as %s', async (_, parse) => {
    const { port, simulator } = await serveWorld((listener) => (incoming, outgoing) => {
      let text = ''
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString()))
      incoming.on('end', () => {
        queueMicrotask(() => {
          Object.assign(incoming, { body: parse(text) })
          listener(incoming, outgoing)
        })
      })
    })
    const answer = await exchangeRaw(
      port,
      rawRequest('POST', submitPath, jsonHeaders(), JSON.stringify(boat)),
    )
    expect(parseRaw(answer).status).toBe(200)
    expect(simulator.submissions).toMatchObject([{ body: boat }])
  })

  it('says at once that a body was read before and is gone', async () => {
    const { port, simulator } = await serveWorld((listener) => (incoming, outgoing) => {
      incoming.resume().on('end', () => queueMicrotask(() => listener(incoming, outgoing)))
    })
    const said = await exchangeRaw(port, rawRequest('POST', submitPath, jsonHeaders(), JSON.stringify(boat)))
    const { status, text } = parseRaw(said)
    expect(status).toBe(503)
    expect(JSON.parse(text)).toMatchObject({
      error: expect.stringContaining('read the body before'),
      code: 'config',
      billed: 'no',
    })
    expect(simulator.calls).toEqual([])
  })

  it('stays silent when somebody has answered before', async () => {
    const { port } = await serveWorld((listener) => (incoming, outgoing) => {
      outgoing.end('mine')
      listener(incoming, outgoing)
    })
    const answer = await exchangeRaw(port, rawRequest('GET', '/api/kling/v2/capabilities', {}))
    expect(answer).toContain('mine')
    expect(answer).not.toContain('models')
  })

  it('ends a file that somebody has answered before', async () => {
    let isEnded = false
    const file = new ReadableStream({ cancel: () => void (isEnded = true) })
    const listener = toNodeListener(async () => new Response(file))
    const server = await serve((incoming, outgoing) => {
      outgoing.end('mine')
      listener(incoming, outgoing)
    })
    await exchangeRaw(portOf(server), rawRequest('GET', '/api/kling/v2/media', {}))
    expect(isEnded).toBe(true)
  })

  it.each([
    ['http', {}],
    ['https', { encrypted: true }],
  ])('sees that it is asked over %s', async (scheme, facts) => {
    const listener = toNodeListener(async ({ url }) => new Response(url))
    const server = await serve((incoming, outgoing) => {
      Object.assign(incoming.socket, facts)
      listener(incoming, outgoing)
    })
    const answer = await exchangeRaw(portOf(server), rawRequest('GET', '/api/kling/v2/capabilities', {}))
    expect(parseRaw(answer).text).toContain(`${scheme}://localhost/api/kling/v2/capabilities`)
  })

  it('answers 500 and lives on when its handler fails', async () => {
    const listener = toNodeListener(() => Promise.reject(new Error('SG_secret')))
    const port = portOf(await serve(listener))
    const answer = await exchangeRaw(port, rawRequest('GET', '/api/kling/v2/capabilities', {}))
    expect(parseRaw(answer).status).toBe(500)
    expect(parseRaw(answer).head).toContain('content-type: text/plain')
    expect(answer).not.toContain('SG_secret')
  })
})
