import { createClerkClient } from '@clerk/backend'

const clerk = createClerkClient({
  secretKey: process.env.CLERK_SECRET_KEY,
  publishableKey: process.env.CLERK_PUBLISHABLE_KEY,
  // Lets each poll be checked without asking Clerk for its keys.
  jwtKey: process.env.CLERK_JWT_KEY,
})

/** Whoever has signed in with Clerk. */
export async function authorize(request: Request) {
  const state = await clerk.authenticateRequest(request, { authorizedParties: ['https://app.example'] })
  const userId = state.toAuth()?.userId
  return userId ? { id: userId } : null
}
