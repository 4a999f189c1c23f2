import { once } from 'node:events'
import { connect, createServer, type IncomingHttpHeaders } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { toNodeListener } from './to-node-listener.ts'
import { exchangeRaw, parseRaw, portOf, rawRequest, serve } from '../testing/raw-socket.ts'
import { createWorld } from '../testing/create-world.ts'
import { developmentOnly } from '../caller/development-only.ts'

/** Asks a listener over HTTP/2, which has `:authority` where HTTP/1.1 has `Host`. */
async function askOverHttp2(listener: RequestListener, headers: Record<string, string>) {
  // Its requests and responses have all that a listener of ours uses.
  const server = createServer(listener as unknown as Parameters<typeof createServer>[1])
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  onTestFinished(() => {
    session.destroy()
    server.close()
  })
  const stream = session.request({ ':path': '/api/kling/v2/capabilities', ...headers })
  const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders]
  stream.resume()
  return answer[':status']
}

it('a caller over HTTP/2 asks under the name they gave', async () => {
  const { proxy } = createWorld({ authorize: developmentOnly() })
  const listener = toNodeListener(proxy)
  expect(await askOverHttp2(listener, { ':authority': 'localhost:3000' })).toBe(200)
  expect(await askOverHttp2(listener, { ':authority': 'shop.example' })).toBe(401)
  const ownPage = { origin: 'http://localhost:3000' }
  expect(await askOverHttp2(listener, { ':authority': 'localhost:3000', ...ownPage })).toBe(200)
})

it.each([204, 304])('a %s says nothing of a length that it has not', async (status) => {
  const server = await serve(toNodeListener(async () => new Response(null, { status })))
  const { head } = parseRaw(await exchangeRaw(portOf(server), rawRequest('GET', '/', {})))
  expect(head).toContain(` ${status} `)
  expect(head.toLowerCase()).not.toContain('content-length')
})
