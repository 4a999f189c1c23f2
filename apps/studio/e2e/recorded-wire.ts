import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface RecordedWire extends AsyncDisposable {
  /** In place of the server's own address. */
  url: string
  /** Every byte that went over it so far, whole connections one after the other. */
  recorded(): Buffer
}

/** A stretch of network before a server, which writes down what goes over it in both directions. */
export async function startRecordedWire(target: string): Promise<RecordedWire> {
  const { port } = new URL(target)
  const streams: Buffer[][] = []
  const sockets = new Set<Socket>()
  const own = (socket: Socket) => {
    sockets.add(socket)
    return socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  }
  const carry = (from: Socket, to: Socket) => {
    const stream: Buffer[] = []
    streams.push(stream)
    from.on('data', (chunk: Buffer) => stream.push(chunk))
    from.pipe(to)
    from.on('close', () => to.destroy())
  }
  const server = createServer((browser) => {
    const studio = own(connect(Number(port), '127.0.0.1'))
    carry(own(browser), studio)
    carry(studio, browser)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    recorded: () => Buffer.concat(streams.flat()),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
