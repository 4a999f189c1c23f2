import { Refusal } from './refusal.ts'

export interface OriginRules {
  publicOrigin?: string
  allowedOrigins: ReadonlySet<string>
}

/** Throws unless the request comes from this site, from a listed origin, or from no browser at all. */
export function checkOrigin(request: Request, { publicOrigin, allowedOrigins }: OriginRules): void {
  const { headers } = request
  const origin = headers.get('origin')
  if (origin !== null && allowedOrigins.has(origin)) return
  const site = headers.get('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return
  if (site !== null) throw new Refusal('cross-site')
  // No page can send a request across sites with neither header, so this one is a script's or the page's own GET.
  if (origin === null) return
  if (origin !== publicOrigin && origin !== ownOrigin(request)) throw new Refusal('origin-not-allowed')
}

// Compared as text, for a Host header can hold anything.
function ownOrigin({ url, headers }: Request): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${headers.get('host') ?? host}`
}

/** The CORS headers for a listed origin; none for all others. */
export function corsHeaders(request: Request, { allowedOrigins }: OriginRules): Record<string, string> {
  if (allowedOrigins.size === 0) return {}
  const origin = request.headers.get('origin')
  if (origin === null || !allowedOrigins.has(origin)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Date, Idempotent-Replayed, Retry-After, X-Request-Id',
  }
}

const headerList = /^[\w-]+(\s*,\s*[\w-]+)*$/

/** The rest of a preflight's answer. A listed origin may send whatever headers its app authorizes by. */
export function preflightHeaders(request: Request, methods: string): Record<string, string> {
  const wanted = request.headers.get('access-control-request-headers') ?? ''
  return {
    'access-control-allow-methods': methods,
    'access-control-allow-headers':
      wanted.length < 1000 && headerList.test(wanted) ? wanted : 'content-type, idempotency-key',
    'access-control-max-age': '600',
  }
}
