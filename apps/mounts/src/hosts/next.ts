import { createServer } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { listenOn } from '../testing/listen-on.ts'

export async function listen(): Promise<number> {
  const app = next({
    dir: join(import.meta.dirname, '../../next'),
    dev: process.env.NODE_ENV !== 'production',
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  return listenOn(createServer((incoming, outgoing) => void handle(incoming, outgoing)))
}
