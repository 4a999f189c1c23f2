import { Hono } from 'hono'
import { proxy } from './kling.ts'

export const app = new Hono()
app.all('/api/kling/*', (context) => proxy(context.req.raw))
