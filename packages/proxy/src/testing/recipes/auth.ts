/** Stands for an app's own auth.ts, `export const { auth, handlers } = NextAuth({ … })`, as far as the recipe needs it. */
export async function auth(): Promise<{ user?: { id?: string } } | null> {
  return null
}
