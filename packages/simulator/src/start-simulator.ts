import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { systemClock } from './clock.ts'
import { controlRoutes } from './control-routes.ts'
import { fileMediaStore } from './file-media-store.ts'
import { deliverOverSocket, readRequest } from './node-delivery.ts'
import { createSimulator, type Simulator } from './simulator.ts'
import type { SimulatorOptions } from './simulator-options.ts'

export interface StartOptions extends SimulatorOptions {
  /** On 127.0.0.1. 0 takes any free port. Default 4010. */
  port?: number
}

export interface RunningSimulator extends AsyncDisposable {
  /** Take it as the base address in place of https://api.segmind.com. */
  url: string
  simulator: Simulator
  /** Ends all connections, the hung ones too. */
  close: () => Promise<void>
}

/**
 * A simulator behind a real socket on this machine, files and all. Other processes steer it under `/__simulator`.
 * @throws The error of `listen`, with code EADDRINUSE when the port is taken.
 */
export async function startSimulator({
  port = 4010,
  ...options
}: StartOptions = {}): Promise<RunningSimulator> {
  const clock = options.clock ?? systemClock
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const simulator = createSimulator({
    mediaBaseUrl: `${url}/media`,
    apiBaseUrl: url,
    media: fileMediaStore(),
    ...options,
  })
  const control = getRequestListener(controlRoutes(simulator).fetch, { overrideGlobalObjects: false })
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const delivery = await simulator.exchange(await readRequest(incoming, url))
    await deliverOverSocket(delivery, outgoing, clock)
  }
  server.on('request', (incoming, outgoing) => {
    const isControl = incoming.url?.startsWith('/__simulator') === true
    const work = isControl ? control(incoming, outgoing) : answer(incoming, outgoing)
    // A caller that went away in the middle of its own request.
    work.catch(() => outgoing.destroy())
  })

  const close = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { url, simulator, close, [Symbol.asyncDispose]: close }
}
