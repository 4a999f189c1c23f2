import { createServer } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import type { Started } from '../server-process.ts'

/** fal's handler in a built Next.js app. */
export async function start(upstream: string): Promise<Started> {
  process.env['BENCH_UPSTREAM'] = upstream
  const app = next({ dir: join(import.meta.dirname, '../../../next'), dev: false })
  await app.prepare()
  const handle = app.getRequestHandler()
  return { server: createServer((incoming, outgoing) => void handle(incoming, outgoing)) }
}
