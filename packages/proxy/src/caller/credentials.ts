import { isLoopbackHost, safeMediaUrl, simulatorApiKey } from '@kling-kit/spec'
import type { Redact } from '../handler/answer.ts'
import { createRedact } from './redact.ts'
import { Refusal } from '../handler/refusal.ts'
import { createSeals, plainIds, type Seals, sealKey, sealKeyFrom } from './seal.ts'
import { insist } from '../handler/settings.ts'

/** What the proxy needs before it can speak to Segmind. */
export interface Credentials {
  apiKey: string
  /** An origin: `https://api.segmind.com`. */
  upstream: string
  seals: Seals
  redact: Redact
}

export interface CredentialOptions {
  /** Default: `process.env.SEGMIND_API_KEY`, read at the first request. */
  apiKey?: string | (() => string | undefined | Promise<string | undefined>)
  /** Origin of the API. Default: `process.env.SEGMIND_BASE_URL`, else `https://api.segmind.com`. */
  upstream?: string
  /** 'sealed' (default): an id works only for the caller it was given to. 'plain': `authorize` checks whose an id is. */
  ids?: 'sealed' | 'plain'
  /** At least 16 characters each. The first seals, all are honoured. Default: derived from the API key. */
  sealSecrets?: readonly string[]
}

export const environment = (name: string): string | undefined =>
  typeof process === 'undefined' ? undefined : process.env?.[name]

const keyVariable = 'SEGMIND_API_KEY'
const keyForm = /^[\x21-\x7e]{1,256}$/

/** The key as far as it is known before anybody was let in. */
export function keyAtStart({ apiKey = environment(keyVariable) }: CredentialOptions): string | undefined {
  const key = typeof apiKey === 'string' ? apiKey.trim() : ''
  return keyForm.test(key) ? key : undefined
}

export const isLoopback = (origin: string) => isLoopbackHost(new URL(origin).hostname)

const unfit = (...told: [string, string]) => new Refusal('config', { told })

// Never names the value: it may be a key with a line break in it.
function checkKey(apiKey: string | undefined, name: string): string {
  const key = apiKey?.trim()
  if (!key) throw unfit(`${name} is not set.`, 'Set it on the server, never under a public prefix.')
  if (!keyForm.test(key)) throw unfit(`${name} is no API key.`, 'Give one line of printable ASCII.')
  return key
}

function checkUpstream(address: string, name: string): string {
  // What may show a film may get the key: https, or http on loopback, without credentials.
  const href = safeMediaUrl(address)
  const origin = href && new URL(href).origin
  insist(
    origin && href === `${origin}/`,
    `${name} must be an https origin without a path, or http on loopback.`,
  )
  return origin
}

/**
 * Checks at once what is given, and the rest at the first request. What it returns loads the credentials, once.
 * @throws {Error} in a page, unless the key is the simulator's.
 */
export function createCredentials(
  { apiKey, upstream, ids, sealSecrets }: CredentialOptions,
  log: (sentence: string) => void,
): () => Promise<Credentials> {
  insist(
    apiKey === simulatorApiKey || typeof window === 'undefined' || typeof document === 'undefined',
    'In a web page everybody would see the API key. Run createKlingProxy on a server; a page takes `simulatorApiKey` only.',
  )
  if (typeof apiKey === 'string') checkKey(apiKey, 'apiKey')
  if (upstream) checkUpstream(upstream, 'upstream')
  insist(
    !sealSecrets || (sealSecrets[0] && sealSecrets.every((secret) => secret.length > 15)),
    '`sealSecrets` takes one secret or more of 16 characters or more.',
  )

  const load = async (): Promise<Credentials> => {
    const given = typeof apiKey === 'function' ? await apiKey() : (apiKey ?? environment(keyVariable))
    const key = checkKey(given, apiKey === undefined ? keyVariable : 'apiKey')
    const base = upstream || environment('SEGMIND_BASE_URL') || 'https://api.segmind.com'
    // The simulator's key is public, so nobody need guess it.
    const derive = key === simulatorApiKey ? sealKey : sealKeyFrom
    const macKeys = () => Promise.all(sealSecrets?.map(sealKey) ?? [derive(key)])
    return {
      apiKey: key,
      upstream: checkUpstream(base, 'SEGMIND_BASE_URL'),
      seals: ids === 'plain' ? plainIds : createSeals(await macKeys()),
      redact: createRedact(key),
    }
  }

  let loaded: Promise<Credentials> | undefined
  let hasWarned = false
  return async () => {
    try {
      return await (loaded ??= load())
    } catch (error) {
      loaded = undefined
      if (!hasWarned) log(`The Kling proxy cannot work: ${(error as Error).message}`)
      hasWarned = true
      // What is missing may be told; what a function of the app threw may not.
      throw error instanceof Refusal ? error : new Refusal('config')
    }
  }
}
