import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import { listenOn } from '../testing/listen-on.ts'
import { app } from '../recipes/hono.ts'

export const listen = () => listenOn(createAdaptorServer({ fetch: app.fetch }) as Server)
