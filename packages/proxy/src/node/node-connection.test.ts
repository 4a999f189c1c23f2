import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listen, portOf, serve } from '../testing/raw-socket.ts'
import { settle } from '../testing/settle.ts'
import { nodeFetch } from './node-fetch.ts'

const call = (url: string, method: 'GET' | 'POST', signal = new AbortController().signal) =>
  nodeFetch(url, {
    method,
    headers: {},
    redirect: 'manual',
    signal,
    body: method === 'POST' ? '{}' : undefined,
  })

// Numbers, lists and names of ASN.1, as far as a certificate needs them.
const der = (tag: number, ...parts: Uint8Array[]) => {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts)

/** A key, and a certificate that vouches for itself. */
function createIdentity() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
  const name = sequence()
  const from = der(0x17, Buffer.from('200101000000Z'))
  const to = der(0x17, Buffer.from('491231235959Z'))
  const serial = der(0x02, Buffer.from([1]))
  const facts = sequence(
    serial,
    ecdsaWithSha256,
    name,
    sequence(from, to),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', facts, privateKey))
  const certificate = sequence(facts, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`,
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const hosts = [
  ['http', (listener: Parameters<typeof serve>[0]) => serve(listener)],
  ['https', (listener: Parameters<typeof serve>[0]) => listen(createHttpsServer(createIdentity(), listener))],
] as const

describe.each(hosts)('over %s', (scheme, host) => {
  it('an answer may take longer than a connection', async () => {
    const server = await host((_, outgoing) => {
      vi.advanceTimersByTime(60_000)
      outgoing.end('{"a":1}')
    })
    const called = call(`${scheme}://127.0.0.1:${portOf(server)}/`, 'POST')
    expect(await (await called).json()).toEqual({ a: 1 })
  })

  it('a call that its host hangs up on may have arrived', async () => {
    const server = await host((incoming) => incoming.socket.destroy())
    const called = call(`${scheme}://127.0.0.1:${portOf(server)}/`, 'POST')
    await expect(called).rejects.toMatchObject({ isUnsent: false })
  })
})

it('a host that shows no certificate for ten seconds was sent nothing', async () => {
  const silent = await listen(createTcpServer((socket) => socket.on('error', () => {})))
  const called = call(`https://127.0.0.1:${portOf(silent)}/`, 'POST')
  const refused = called.catch((error: unknown) => error)
  await settle()
  vi.advanceTimersByTime(10_000)
  expect(await refused).toMatchObject({ isUnsent: true, code: 'ETIMEDOUT' })
})

it('a connection that failed is not waited for', async () => {
  const server = await listen(createTcpServer())
  const port = portOf(server)
  await new Promise((resolve) => void server.close(resolve))
  await expect(call(`http://127.0.0.1:${port}/`, 'POST')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await settle()
  expect(vi.getTimerCount()).toBe(0)
})

it('a question over a shared connection may have arrived, and waits for no other', async () => {
  const abort = new AbortController()
  let times = 0
  const server = await serve((_, outgoing) => {
    if (times++ === 0) outgoing.end('{}')
    else abort.abort()
  })
  const url = `http://127.0.0.1:${portOf(server)}/`
  await call(url, 'GET')
  await settle()
  await expect(call(url, 'GET', abort.signal)).rejects.toMatchObject({ isUnsent: false, isReused: true })
  expect(vi.getTimerCount()).toBe(0)
})

it('a call that was given up before it began is not made', async () => {
  let times = 0
  const server = await serve((_, outgoing) => {
    times++
    outgoing.end('{}')
  })
  const called = call(`http://127.0.0.1:${portOf(server)}/`, 'POST', AbortSignal.abort())
  await expect(called).rejects.toMatchObject({ isUnsent: true })
  expect(times).toBe(0)
})

it('an address in brackets is called without them', async () => {
  const server = await listen(createTcpServer())
  const called = call(`http://[::1]:${portOf(server)}/`, 'POST')
  await expect(called).rejects.toMatchObject({ address: '::1', isUnsent: true })
})
