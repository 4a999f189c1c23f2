import { createMac, type Mac, utf8 } from './digest.ts'
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

const macOf = (mac: Mac, requestId: string, callerId: string) => mac(JSON.stringify([requestId, callerId]))

/** As many as are polled about at a time. */
const knownCount = 20_000

/** The first secret seals, all of them are honoured. */
export function createSeals(keys: readonly Mac[]): Seals {
  // A browser comes with the same seal every few seconds, and a MAC takes longer than all that we do beside it.
  const known = new Set<string>()
  const remember = (pair: string) => {
    if (known.size >= knownCount) for (const oldest of known) if (known.delete(oldest)) break
    known.add(pair)
  }
  return {
    async seal(requestId, callerId) {
      const mac = await macOf(keys[0] as Mac, requestId, callerId)
      return `${requestId}.${mac.slice(0, macLength)}`
    },
    async open(sealedId, callerIds) {
      const [requestId = '', given = ''] = sealedId.split('.')
      for (const callerId of callerIds) {
        const pair = `${sealedId} ${callerId}`
        if (known.has(pair)) return requestId
        for (const key of keys) {
          const mac = await macOf(key, requestId, callerId)
          if (!isSame(given, mac.slice(0, macLength))) continue
          remember(pair)
          return requestId
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

export const sealKey = (secret: string) => createMac(utf8(secret))

/**
 * The default: derived from the API key, so that one proxy reads what another sealed.
 * Slowly, because a Segmind key has 64 bits and every browser holds seals to try guesses on.
 */
export async function sealKeyFrom(apiKey: string): Promise<Mac> {
  const secret = await crypto.subtle.importKey('raw', utf8(apiKey), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: utf8('kling-kit/seal'), iterations: 50_000 }
  // One block of SHA-256.
  return createMac(new Uint8Array(await crypto.subtle.deriveBits(how, secret, 512)))
}

function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let at = 0; at < b.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return difference === 0
}
