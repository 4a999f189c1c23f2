import Fastify from 'fastify'
import { toNodeListener } from '@kling-kit/proxy/node'
import { proxy } from './kling.ts'

const listener = toNodeListener(proxy)

export const app = Fastify()
app.register(async (kling) => {
  // In here alone: the proxy reads its bodies itself, and counts them.
  kling.removeAllContentTypeParsers()
  kling.addContentTypeParser('*', (_request, _body, done) => done(null))
  kling.all('/api/kling/*', (request, reply) => {
    reply.hijack()
    listener(request.raw, reply.raw)
  })
})
