import { expect, it } from 'vitest'
import { createWorld } from '../testing/create-world.ts'

it.each([
  ['that is good', '/v2/capabilities', {}],
  ['to strangers', '/v2/health', {}],
  ['that refuses', '/v2/requests/aaaaaaaa-bbbb', {}],
  ['to another site', '/v2/capabilities', { 'sec-fetch-site': 'cross-site' }],
  ['about nothing', '/nowhere', {}],
])('an answer %s is kept by no cache, and is no page', async (_, path, headers) => {
  const { get } = createWorld()
  expect(Object.fromEntries((await get(path, headers)).headers)).toEqual({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/),
  })
})
