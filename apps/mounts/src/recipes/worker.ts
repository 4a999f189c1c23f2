import { createKlingProxy, type KlingProxy } from '@kling-kit/proxy'
import { events } from '@kling-kit/proxy/events'
import { media } from '@kling-kit/proxy/media'
import { uploads } from '@kling-kit/proxy/uploads'
import { restStore } from './rest-store.ts'
import { userOf } from './session.ts'

interface Env {
  SEGMIND_API_KEY: string
  SEGMIND_BASE_URL?: string
  REDIS_REST_URL: string
  REDIS_REST_TOKEN: string
}

let proxy: KlingProxy | undefined

const createProxy = (env: Env) =>
  createKlingProxy({
    authorize: async (request) => {
      const user = await userOf(request)
      return user && { id: user.id }
    },
    store: restStore(env.REDIS_REST_URL, env.REDIS_REST_TOKEN),
    apiKey: env.SEGMIND_API_KEY,
    upstream: env.SEGMIND_BASE_URL,
    routes: [events(), media(), uploads()],
  })

export default {
  fetch(request: Request, env: Env, context: { waitUntil(work: Promise<unknown>): void }) {
    proxy ??= createProxy(env)
    return proxy(request, context)
  },
}
