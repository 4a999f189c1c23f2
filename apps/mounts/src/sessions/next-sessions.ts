import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Answer, call, unknownCaller } from '../testing/call.ts'
import { boat } from '../testing/mount.ts'
import type { World } from '../testing/start-world.ts'
import { signIn } from './auth-js-session.ts'
import { clerkCookies, clerkToken } from './clerk-session.ts'

/** Auth.js and Clerk themselves, in Next.js: who signed in may spend and watch, and nobody else. */
export function nextSessions(world: () => World): void {
  let intents = 0
  const port = () => world().hosts.next.port
  const ask = (target: string, headers: Record<string, string | undefined>): Promise<Answer> =>
    call(port(), { target, headers: { ...unknownCaller, ...headers } })
  const submit = (base: string, headers: Record<string, string | undefined>): Promise<Answer> =>
    call(port(), {
      method: 'POST',
      target: `${base}/v2/kling-o3-text2video`,
      headers: {
        ...unknownCaller,
        'content-type': 'application/json',
        'idempotency-key': `session-intent-${++intents}`,
        ...headers,
      },
      body: boat,
    })

  const kinds = {
    'auth-js': async (name: string) => ({ cookie: await signIn(port(), name) }),
    clerk: async (name: string) => ({ cookie: clerkCookies(clerkToken(name)) }),
    'clerk by header': async (name: string) => ({ authorization: `Bearer ${clerkToken(name)}` }),
  }

  it.each(Object.entries(kinds))(
    '%s: a job is of whoever signed in, however often',
    async (kind, signedIn) => {
      const base = `/${kind.split(' ')[0]}/kling`
      const { status, body } = await submit(base, await signedIn('user_ada'))
      expect([status, body['error']]).toEqual([200, undefined])
      const target = `${base}/v2/requests/${String(body['request_id'])}/status`
      expect((await ask(target, await signedIn('user_ada'))).status).toBe(200)
      expect((await ask(target, await signedIn('user_eve'))).body['code']).toBe('wrong-caller')
      expect((await ask(target, {})).body['code']).toBe('unauthorized')
    },
  )

  const forged = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const strangers = {
    'auth-js': { nobody: {}, 'a made-up cookie': { cookie: 'authjs.session-token=made-up' } },
    clerk: {
      nobody: {},
      'a session that ended': { cookie: clerkCookies(clerkToken('user_ada', { ageSeconds: 3000 })) },
      'a session that Clerk did not sign': { cookie: clerkCookies(clerkToken('user_ada', { key: forged })) },
      'such a header': { authorization: `Bearer ${clerkToken('user_ada', { key: forged })}` },
    },
  }
  const refused = Object.entries(strangers).flatMap(([kind, all]) =>
    Object.entries(all).map(([name, headers]) => [kind, name, headers] as const),
  )
  it.each(refused)('%s: lets nobody in for %s', async (kind, _, headers) => {
    const before = world().simulator.ledger.length
    const { status, body } = await submit(`/${kind}/kling`, headers)
    expect([status, body['code']]).toEqual([401, 'unauthorized'])
    expect(world().simulator.ledger).toHaveLength(before)
  })
}
