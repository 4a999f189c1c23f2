import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { simulatorApiKey } from '@kling-kit/spec'
import { Hono } from 'hono'
import { proxy } from 'hono/proxy'
import type { Started } from '../server-process.ts'

/** Hono's helper as its documentation forwards: the request as it is, one header more. It asks nobody. */
export function start(upstream: string): Started {
  const app = new Hono()
  app.all('/api/kling/*', (context) =>
    proxy(`${upstream}${context.req.path.slice('/api/kling'.length)}`, {
      raw: context.req.raw,
      headers: { ...context.req.header(), 'x-api-key': simulatorApiKey },
    }),
  )
  return { server: createAdaptorServer({ fetch: app.fetch }) as Server }
}
