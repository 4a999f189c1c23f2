import { connect } from 'node:net'
import { createAnswerReader } from './answer-reader.ts'

/** A kept-alive connection with one request on it at a time. Connects anew when the other side has closed it. */
export interface Connection {
  /** Resolves with the status, or with 0 when no answer came. */
  exchange(request: Buffer): Promise<number>
  close(): void
}

export function openConnection(port: number): Connection {
  let settle: ((status: number) => void) | undefined
  const answer = (status: number) => {
    const waiting = settle
    settle = undefined
    waiting?.(status)
  }
  const open = () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.on(
      'data',
      createAnswerReader(({ status, isLast }) => {
        if (isLast) socket.destroy()
        answer(status)
      }),
    )
    socket.on('error', () => {})
    socket.on('close', () => current === socket && answer(0))
    return socket
  }
  let current = open()
  return {
    exchange(request) {
      if (current.destroyed || current.readableEnded) current = open()
      return new Promise((resolve) => {
        settle = resolve
        current.write(request)
      })
    },
    close: () => current.destroy(),
  }
}
