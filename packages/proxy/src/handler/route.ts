import type { Answer } from './answer.ts'
import type { ProxyAction } from '../caller/caller.ts'
import type { Visit } from './proxy-state.ts'

/** One address below `basePath`, and what answers there. */
export interface Route {
  /** Exact. `{modelId}`, `{intentId}` and `{requestId}` stand for ids; that of a request has its seal still on it. */
  path: string
  /** HEAD goes wherever GET does. */
  verb: 'GET' | 'POST'
  action: ProxyAction
  /** Called for whom origin and `authorize` let through. `id` is what stood in the path. */
  answer(visit: Visit, id: string): Answer | Promise<Answer>
}

/** Tells everybody the same, so nobody is asked who they are. */
export interface OpenRoute extends Pick<Route, 'path' | 'verb'> {
  action: 'health'
  answer(): Promise<Answer>
}

export interface FoundRoute {
  route: Route | OpenRoute
  ids: { modelId?: string; intentId?: string; requestId?: string }
}

// Whatever two parsers could read in two ways is no path of ours: escapes, other slashes, parameters, dots, control characters.
const ambiguous = /[%\\;]|\/\/|\.\.|\/\.\/|[^\x21-\x7e]/

const idForms: Readonly<Record<string, string>> = {
  modelId: '(?!(?:capabilities|events|health|intents|requests|uploads)$)[A-Za-z0-9][\\w.-]{0,99}',
  intentId: '[\\w.:-]{8,128}',
  requestId: '[\\w-]{8,128}(?:\\.[\\w-]{22,43})?',
}

export const isPlainPath = (pathname: string) => !ambiguous.test(pathname)

/** Finds the route of a raw, undecoded pathname, or undefined. */
export function createRouter(
  basePath: string,
  routes: readonly FoundRoute['route'][],
): (pathname: string) => FoundRoute | undefined {
  const patterns = routes.map((route) => {
    const form = route.path.replace(/{(\w+)}/, (_, name: string) => `(${idForms[name]})`)
    return { route, pattern: new RegExp(`^${form}$`), idName: /{(\w+)}/.exec(route.path)?.[1] }
  })
  return (pathname) => {
    if (!pathname.startsWith(`${basePath}/`) || !isPlainPath(pathname)) return undefined
    const path = pathname.slice(basePath.length)
    for (const { route, pattern, idName } of patterns) {
      const match = pattern.exec(path)
      if (match) return { route, ids: idName ? { [idName]: match[1] } : {} }
    }
    return undefined
  }
}
