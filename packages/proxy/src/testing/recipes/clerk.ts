import { auth } from '@clerk/nextjs/server'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'

export const proxy = createKlingProxy({
  authorize: async () => {
    const { userId } = await auth()
    return userId ? { id: userId } : null
  },
  store: memoryStore(),
})
