import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import type { RunningServer } from './start-server.ts'
import { cookieOf } from './session.ts'
import { encode } from './workload.ts'

/** What is to hurt nobody else; ends when it is called. */
export type Trouble = () => void

/** Polls about jobs of which the upstream never answers, on a connection each. Resolves when the upstream has them all. */
export async function hangPolls({ port, sealed }: RunningServer, upstream: RunningServer): Promise<Trouble> {
  const ids = sealed?.hangingIds ?? []
  const target = { name: 'kling-kit', upstream: '' } as const
  const sockets = ids.map((id, caller) =>
    write(port, encode(target, 'GET', `/v2/requests/${id}/status`, { cookie: cookieOf(caller) })),
  )
  for (let hanging = 0; hanging < ids.length; ) {
    hanging = (await upstream.usage()).hanging
    await new Promise((resolve) => void setTimeout(resolve, 10))
  }
  return () => sockets.forEach((socket) => socket.destroy())
}

/** Submissions whose bodies come by the byte, begun anew as soon as they are refused. */
export async function trickleBodies({ port }: RunningServer, count: number): Promise<Trouble> {
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
  return () => {
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
