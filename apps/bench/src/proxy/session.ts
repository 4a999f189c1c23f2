/** How many people use the app. So many that none of them reaches a limit that the proxy has by default. */
export const callerCount = 20_000

export const callerIdOf = (caller: number) => `user-${caller}`
export const requestIdOf = (caller: number) => `2c7f59ea-13f1-402c-9353-${String(caller).padStart(12, '0')}`
/** Of a request about which the upstream never answers. */
export const hangingIdOf = (caller: number) =>
  `2c7f59ea-13f1-402c-9353-ffff${String(caller).padStart(8, '0')}`
export const cookieOf = (caller: number) => `theme=dark; session=${tokenOf(caller)}`

const tokenOf = (caller: number) => `0f8fad5bd9cb469fa165708${String(caller).padStart(9, '0')}`

/** What an app's `authorize` does at least: finds the session that a cookie names. */
export function createSessions(): (cookie: string | null | undefined) => { id: string } | undefined {
  const sessions = new Map<string, { id: string }>()
  for (let caller = 0; caller < callerCount; caller++)
    sessions.set(tokenOf(caller), { id: callerIdOf(caller) })
  return (cookie) => {
    const [, token = ''] = /(?:^|;\s*)session=(\w+)/.exec(cookie ?? '') ?? []
    return sessions.get(token)
  }
}
