import { toBase64Url, utf8 } from './digest.ts'
import { Refusal } from '../handler/refusal.ts'

/** Ties a request id to whom it was given: `<id>.<mac over id and caller>`. */
export interface Seals {
  seal(requestId: string, callerId: string): Promise<string>
  /** The bare id. @throws {Refusal} wrong-caller, unless it was sealed for one of these. */
  open(sealedId: string, callerIds: readonly string[]): Promise<string>
}

/** The id without its seal, if it has one. */
export const bareId = (requestId: string) => requestId.replace(/\..*/, '')

// 128 bits of SHA-256, base64url.
const macLength = 22

const hmac = { name: 'HMAC', hash: 'SHA-256' }

async function macOf(key: CryptoKey, requestId: string, callerId: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', key, utf8(JSON.stringify([requestId, callerId])))
  return toBase64Url(mac).slice(0, macLength)
}

/** The first secret seals, all of them are honoured. */
export function createSeals(keys: readonly CryptoKey[]): Seals {
  return {
    async seal(requestId, callerId) {
      return `${requestId}.${await macOf(keys[0] as CryptoKey, requestId, callerId)}`
    },
    async open(sealedId, callerIds) {
      const [requestId = '', given = ''] = sealedId.split('.')
      for (const callerId of callerIds) {
        for (const key of keys) {
          if (isSame(given, await macOf(key, requestId, callerId))) return requestId
        }
      }
      throw new Refusal('wrong-caller')
    },
  }
}

/** No seal at all: for apps that check in `authorize` whose a request is. */
export const plainIds: Seals = {
  seal: async (requestId) => requestId,
  open: async (requestId) => bareId(requestId),
}

export const sealKey = (secret: string) => crypto.subtle.importKey('raw', utf8(secret), hmac, false, ['sign'])

/**
 * The default: derived from the API key, so that one proxy reads what another sealed.
 * Slowly, because a Segmind key has 64 bits and every browser holds seals to try guesses on.
 */
export async function sealKeyFrom(apiKey: string): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', utf8(apiKey), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: utf8('kling-kit/seal'), iterations: 50_000 }
  return crypto.subtle.deriveKey(how, secret, hmac, false, ['sign'])
}

function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < b.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return difference === 0
}
