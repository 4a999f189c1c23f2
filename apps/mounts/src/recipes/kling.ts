import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { events } from '@kling-kit/proxy/events'
import { media } from '@kling-kit/proxy/media'
import { uploads } from '@kling-kit/proxy/uploads'
import { userOf } from './session.ts'

export const proxy = createKlingProxy({
  authorize: async (request) => {
    const user = await userOf(request)
    return user && { id: user.id }
  },
  store: memoryStore(),
  // Each only where it is wanted: streams instead of polls, films handed out by the app itself, pictures of people's own.
  routes: [events(), media(), uploads()],
})
