import { auth } from './auth.ts'

/** Whoever has signed in with Auth.js. */
export async function authorize() {
  const session = await auth()
  return session?.user?.id ? { id: session.user.id } : null
}
