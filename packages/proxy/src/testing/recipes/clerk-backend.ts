import { createClerkClient } from '@clerk/backend'
import { createKlingProxy, memoryStore } from '@kling-kit/proxy'

const clerk = createClerkClient({
  secretKey: process.env.CLERK_SECRET_KEY,
  publishableKey: process.env.CLERK_PUBLISHABLE_KEY,
})

export const proxy = createKlingProxy({
  authorize: async (request) => {
    const state = await clerk.authenticateRequest(request, { authorizedParties: ['https://app.example'] })
    const userId = state.toAuth()?.userId
    return userId ? { id: userId } : null
  },
  store: memoryStore(),
})
