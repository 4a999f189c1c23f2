import { createSessions } from './session.ts'

/**
 * fal's proxy calls the address that a header of the browser's names, if it matches these. Which may be ours is an option, so
 * nothing of it has to be replaced; it asks for the session as ours does. Its key comes from `FAL_KEY`.
 */
export function falOptions(upstream: string) {
  const sessionOf = createSessions()
  return {
    allowedUrlPatterns: [`${new URL(upstream).host}/**`],
    allowedEndpoints: [],
    allowUnauthorizedRequests: false,
    isAuthenticated: async (behavior: { getHeader(name: string): string | string[] | null | undefined }) =>
      sessionOf(String(behavior.getHeader('cookie'))) !== undefined,
  }
}
