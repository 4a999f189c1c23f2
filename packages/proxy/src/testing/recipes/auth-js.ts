import { createKlingProxy, memoryStore } from '@kling-kit/proxy'
import { auth } from './auth.ts'

export const proxy = createKlingProxy({
  authorize: async () => {
    const session = await auth()
    return session?.user?.id ? { id: session.user.id } : null
  },
  store: memoryStore(),
})
