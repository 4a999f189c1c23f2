import { generateKeyPairSync } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { clerkCookies, clerkEnv, clerkToken } from './clerk-session.ts'

for (const [name, value] of Object.entries(clerkEnv)) vi.stubEnv(name, value)
// What asks Clerk for anything would fail here.
vi.stubGlobal('fetch', () => Promise.reject(new Error('Clerk was asked.')))
const { authorize } = await import('../recipes/clerk-backend.ts')

const ask = (headers: Record<string, string>) =>
  authorize(new Request('https://app.example/api/kling/v2/capabilities', { headers }))
const forged = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

it('knows whoever Clerk signed in, by cookie and by header', async () => {
  expect(await ask({ cookie: clerkCookies(clerkToken('user_ada')) })).toEqual({ id: 'user_ada' })
  expect(await ask({ authorization: `Bearer ${clerkToken('user_ada')}` })).toEqual({ id: 'user_ada' })
})

it.each([
  ['nobody', {}],
  ['a session that ended', { authorization: `Bearer ${clerkToken('user_ada', { ageSeconds: 3000 })}` }],
  [
    'a session of another site',
    { authorization: `Bearer ${clerkToken('user_ada', { azp: 'https://evil.example' })}` },
  ],
  ['a session that Clerk did not sign', { cookie: clerkCookies(clerkToken('user_ada', { key: forged })) }],
  ['no session at all', { authorization: 'Bearer made-up' }],
])('lets nobody in for %s', async (_, headers) => {
  expect(await ask(headers)).toBeNull()
})
