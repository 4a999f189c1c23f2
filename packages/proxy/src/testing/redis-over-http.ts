import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { OpenRedis } from './open-redis.ts'

export const restToken = 'rest-token'

/** A Redis as hosts offer it over HTTP: POST of a command as a JSON array, answered by `{ result }` or `{ error }`. */
export async function startRedisOverHttp(redis: OpenRedis) {
  const server = createServer((incoming, outgoing) => {
    const answer = (status: number, body: unknown) =>
      void outgoing.writeHead(status).end(JSON.stringify(body))
    const isAllowed = incoming.headers.authorization === `Bearer ${restToken}`
    json(incoming)
      .then((command) => {
        if (!isAllowed) throw new Error('Unauthorized')
        return redis.send(...(command as string[]))
      })
      .then(
        (result) => answer(200, { result }),
        (error: unknown) => answer(400, { error: String(error) }),
      )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
