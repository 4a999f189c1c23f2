import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { media } from '@kling-kit/proxy/media'
import { userOf } from './session.ts'

export const proxy = createKlingProxy({
  authorize: async (request) => {
    const user = await userOf(request)
    return user && { id: user.id }
  },
  store: memoryStore(),
  // Only where films are to be handed out by the app itself.
  routes: [media()],
})
