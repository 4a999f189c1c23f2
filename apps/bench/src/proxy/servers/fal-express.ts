import { createServer } from 'node:http'
import { createHandler } from '@fal-ai/server-proxy/express'
import express from 'express-4'
import { falOptions } from '../fal-options.ts'
import type { Started } from '../server-process.ts'

export function start(upstream: string): Started {
  const app = express()
  app.all('/api/fal/proxy', express.json(), createHandler(falOptions(upstream)))
  // The handler calls `next` after its answer, and Express would break the connection off at the end of the chain.
  app.use(() => {})
  return { server: createServer(app) }
}
