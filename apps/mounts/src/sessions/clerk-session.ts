import { generateKeyPairSync, sign } from 'node:crypto'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const host = 'clerk.app.example'
const publishableKey = `pk_live_${btoa(`${host}$`)}`

/** What Clerk's dashboard gives an app, made here: with the key, nothing has to be asked of Clerk. */
export const clerkEnv = {
  CLERK_SECRET_KEY: 'sk_live_of-no-account',
  CLERK_PUBLISHABLE_KEY: publishableKey,
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
  CLERK_JWT_KEY: publicKey.export({ type: 'spki', format: 'pem' }),
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A session as Clerk signs it. `key` signs in Clerk's place. */
export function clerkToken(
  userId: string,
  {
    ageSeconds = 1,
    key = privateKey,
    ...claims
  }: { ageSeconds?: number; key?: typeof privateKey; azp?: string } = {},
): string {
  const issuedAt = Math.floor(Date.now() / 1000) - ageSeconds
  const head = { alg: 'RS256', typ: 'JWT', kid: 'ins_of-no-account' }
  const body = {
    azp: 'https://app.example',
    iss: `https://${host}`,
    sub: userId,
    sid: `sess_${userId}`,
    v: 2,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + 60,
    ...claims,
  }
  const signed = `${part(head)}.${part(body)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}

/** The cookies of a browser that has signed in. */
export const clerkCookies = (token: string) =>
  `__session=${token}; __client_uat=${Math.floor(Date.now() / 1000) - 3600}`
