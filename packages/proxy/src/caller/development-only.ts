import type { Authorize } from './caller.ts'

const refuse = (where: string): never => {
  throw new Error(
    `developmentOnly() lets everybody spend your credits, so it refuses to run ${where}. Give createKlingProxy an \`authorize\` that knows your users.`,
  )
}

const checkStage = () => {
  const stage = typeof process === 'undefined' ? '' : process.env?.NODE_ENV
  if (stage && !/^(development|test)$/.test(stage)) refuse('where NODE_ENV is ' + stage)
}

// This machine, and what a phone beside it calls it: no website is asked under these, whatever its DNS answers.
const near =
  /^([\w-]+\.)*local(host)?$|^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)(\.\d+)+$|^\[(::1|f[c-e].+)]$/i

/**
 * An `authorize` for the first hour: everybody is one developer. Throws where `NODE_ENV` is anything but `development`, `test`
 * or unset. It lets in only what is asked under `localhost`, a `.local` name or a private address, which no page of another site can
 * do, but a script can: what others reach needs an `authorize` of its own.
 */
export function developmentOnly(): Authorize {
  checkStage()
  return ({ url, headers }) => {
    checkStage()
    const host = headers.get('host')?.replace(/:\d+$/, '') ?? new URL(url).hostname
    if (!near.test(host)) refuse('but under localhost, a .local name or a private address')
    return { id: 'developer' }
  }
}
