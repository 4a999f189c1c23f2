import type { Server } from 'node:http'
import { createRouteHandler } from '@fal-ai/server-proxy/hono'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { falOptions } from '../fal-options.ts'
import type { Started } from '../server-process.ts'

export function start(upstream: string): Started {
  const app = new Hono()
  app.all('/api/fal/proxy', createRouteHandler(falOptions(upstream)))
  return { server: createAdaptorServer({ fetch: app.fetch }) as Server }
}
