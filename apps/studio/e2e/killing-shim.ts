import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { headEnd, readRequest } from './received-request.ts'

/** What becomes of a submission on a connection that was used before. */
export type Fate =
  | 'arrives'
  /** The connection dies and the server never saw the request. */
  | 'lost on the way'
  /** The server has it, and the connection dies at once. */
  | 'cut while working'
  /** The server has answered, and not one byte of it gets through. */
  | 'answer lost'
  /** Half of the answer's headers get through. */
  | 'headers cut'
  /** The headers get through, and half of the body. */
  | 'body cut'

/** A submission that a browser sent. */
interface Delivery {
  intentId: string
  fate: Fate
}

export interface KillingShim extends AsyncDisposable {
  url: string
  /** In the order they came. */
  readonly deliveries: readonly Delivery[]
}

/** A stretch of network before a server. What becomes of a submission on a reused connection, `drawFate` says. */
export async function startKillingShim(targetPort: number, drawFate: () => Fate): Promise<KillingShim> {
  const deliveries: Delivery[] = []
  const sockets = new Set<Socket>()
  let deaths = 0

  const own = (socket: Socket) => {
    sockets.add(socket)
    // Resets are what this is about: whoever goes takes the other side along.
    return socket
      .setNoDelay()
      .on('error', () => {})
      .on('close', () => sockets.delete(socket))
  }

  const carry = (browser: Socket) => {
    own(browser)
    const target = own(connect(targetPort, '127.0.0.1'))
    let request: Buffer = Buffer.alloc(0)
    let fate: Fate = 'arrives'
    let isReused = false

    // A connection dies with a FIN or with a reset, by turns. A reset would take along what was shown.
    const kill = (shown?: Buffer) => {
      target.destroy()
      if (shown) browser.end(shown)
      else if (deaths++ % 2) browser.resetAndDestroy()
      else browser.end()
    }

    browser.on('data', (chunk: Buffer) => {
      request = Buffer.concat([request, chunk])
      const { isWhole, intentId } = readRequest(request)
      if (!isWhole) return
      fate = intentId && isReused ? drawFate() : 'arrives'
      if (intentId) deliveries.push({ intentId, fate })
      const sent = request
      request = Buffer.alloc(0)
      if (fate === 'lost on the way') kill()
      else target.write(sent, () => fate === 'cut while working' && kill())
    })
    target.on('data', (chunk: Buffer) => {
      isReused = true
      const head = headEnd(chunk)
      if (fate === 'arrives') browser.write(chunk)
      else if (fate === 'headers cut') kill(chunk.subarray(0, head / 2))
      else if (fate === 'body cut') kill(chunk.subarray(0, (head + chunk.length) / 2))
      else kill()
    })
    browser.on('close', () => target.destroy())
    target.on('close', () => browser.end())
  }

  const server = createServer(carry).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deliveries,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
