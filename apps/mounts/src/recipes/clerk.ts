import { auth } from '@clerk/nextjs/server'

/** Whoever has signed in with Clerk. */
export async function authorize() {
  const { userId } = await auth()
  return userId ? { id: userId } : null
}
