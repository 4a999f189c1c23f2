import {
  connect,
  type AddressInfo,
  createServer as createTcpServer,
  type Server as TcpServer,
} from 'node:net'
import { createServer, type RequestListener, type Server } from 'node:http'
import { onTestFinished } from 'vitest'

export const portOf = (server: TcpServer | Server) => (server.address() as AddressInfo).port

export async function listen<Any extends TcpServer | Server>(server: Any): Promise<Any> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return server
}

export const serve = (listener: RequestListener) => listen(createServer(listener))

/** A host that must not be called. */
export async function createDecoy() {
  let hits = 0
  const server = await listen(
    createTcpServer((socket) => {
      hits++
      socket.destroy()
    }),
  )
  return { host: `127.0.0.1:${portOf(server)}`, hits: () => hits }
}

/** Writes these bytes to a fresh connection and resolves with all that comes back, when it ends or falls silent. */
export function exchangeRaw(port: number, bytes: string | Uint8Array, silenceMs = 4000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    const finish = () => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(silenceMs, finish)
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
    socket.on('error', finish)
    socket.on('close', finish)
  })
}

type HeaderList = readonly (readonly [name: string, value: string])[]
type HeaderRecord = Readonly<Record<string, string>>

const isList = (headers: HeaderList | HeaderRecord): headers is HeaderList => Array.isArray(headers)

/** The bytes of one request, as written. Headers as a record stand for those that every request has, as a list beside them. */
export function rawRequest(
  method: string,
  path: string,
  headers: HeaderRecord | HeaderList,
  body?: string | Uint8Array,
): Uint8Array {
  const payload = Buffer.from(body ?? '')
  const usual = {
    host: 'app.example',
    connection: 'close',
    ...(payload.length > 0 && { 'content-length': String(payload.length) }),
  }
  const all: HeaderList = isList(headers)
    ? [...Object.entries(usual), ...headers]
    : Object.entries({ ...usual, ...headers })
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), payload])
}

/** Status, headers and body of a raw answer; status 0 when there was none. */
export function parseRaw(answer: string) {
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  const text = rest.join('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, text }
}
