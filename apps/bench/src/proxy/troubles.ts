import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import type { RunningServer } from './start-server.ts'
import { cookieOf } from './session.ts'
import { encode } from './workload.ts'

/** What is to hurt nobody else. Resolves when it is over. */
export type EndTrouble = () => Promise<void>

/** Polls about jobs of which the upstream never answers, each on a connection of its own and none asked about before. */
export async function hangPolls(
  { port, sealed }: RunningServer,
  upstream: RunningServer,
  count: number,
  round: number,
): Promise<EndTrouble> {
  const target = { name: 'kling-kit', upstream: '' } as const
  const sockets = Array.from({ length: count }, (_, at) => {
    const caller = round * count + at
    const path = `/v2/requests/${sealed?.hangingIds[caller]}/status`
    return write(port, encode(target, 'GET', path, { cookie: cookieOf(caller) }))
  })
  await untilHanging(upstream, count)
  return async () => {
    for (const socket of sockets) socket.destroy()
    // The proxy waits on for whoever may ask next, and gives up in the end.
    await untilHanging(upstream, 0)
  }
}

async function untilHanging(upstream: RunningServer, count: number): Promise<void> {
  while ((await upstream.usage()).hanging !== count)
    await new Promise((resolve) => void setTimeout(resolve, 50))
}

/** Submissions whose bodies come by the byte, begun anew as soon as they are refused. */
export async function trickleBodies({ port }: RunningServer, count: number): Promise<EndTrouble> {
  const target = { name: 'kling-kit', upstream: '' } as const
  const open = (caller: number): Socket => {
    const headers = {
      cookie: cookieOf(caller),
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'content-length': '500',
    }
    const socket = write(port, `${encode(target, 'POST', '/v2/kling-o3-text2video', headers)}{`)
    socket.on('close', () => {
      if (!isOver) sockets[caller] = open(caller)
    })
    return socket
  }
  let isOver = false
  const sockets = Array.from({ length: count }, (_, caller) => open(caller))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const timer = setInterval(() => {
    for (const socket of sockets) socket.write(' ')
  }, 500)
  return async () => {
    isOver = true
    clearInterval(timer)
    for (const socket of sockets) socket.destroy()
  }
}

function write(port: number, text: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  socket.on('error', () => {})
  socket.resume()
  socket.write(text)
  return socket
}
