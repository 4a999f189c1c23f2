import type { Authorize } from './caller.ts'

const sentence =
  'developmentOnly() lets everybody spend your credits, so it refuses to run in production. Give createKlingProxy an `authorize` that knows your users.'

const stage = () => (typeof process === 'undefined' ? undefined : process.env?.NODE_ENV)

/**
 * An `authorize` for the first hour: everybody is one developer. Throws in production. Where `NODE_ENV` says nothing, it lets
 * in only what is asked under this machine's own name, which no page of another site can do, but a script can: what others
 * reach needs `NODE_ENV=production`.
 */
export function developmentOnly(): Authorize {
  if (stage() === 'production') throw new Error(sentence)
  return ({ url, headers }) => {
    const { hostname } = new URL(url)
    const host = headers.get('host')?.replace(/:\d+$/, '') ?? hostname
    const isHere = /^([\w-]+\.)*localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(host)
    if (stage() === 'production' || (!stage() && !isHere)) throw new Error(sentence)
    return { id: 'developer' }
  }
}
