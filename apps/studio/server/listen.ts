import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const attempts = 20

/** Listens on loopback at `wantedPort`, or at the next free one. Resolves with the address. */
export async function listen(server: Server, wantedPort: number): Promise<string> {
  for (let port = wantedPort; ; port++) {
    try {
      await listenAt(server, port)
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || port >= wantedPort + attempts) throw error
    }
  }
}

/** `PORT`, or 5180. */
export function portOf(env: NodeJS.ProcessEnv = process.env): number {
  const port = Number(env['PORT'] ?? 5180)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new Error(
    `PORT is ${env['PORT']}, which is no port. Give a number from 0 to 65535, or leave it out for 5180.`,
  )
}

function listenAt(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
