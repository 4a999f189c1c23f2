import { expect, it } from 'vitest'
import type { AskedFor } from '../caller/caller.ts'
import { createWorld } from '../testing/create-world.ts'

const id = 'aaaaaaaa-bbbb'
const sealed = `${id}.${'s'.repeat(22)}`

it.each([
  ['POST', '/v2/kling-o1', { action: 'submit', modelId: 'kling-o1' }],
  ['GET', `/v2/requests/${sealed}/status`, { action: 'status', requestId: id }],
  ['GET', `/v2/requests/${sealed}`, { action: 'result', requestId: id }],
  ['GET', '/v2/intents/intent-of-mine', { action: 'intent' }],
  ['POST', '/v2/intents/intent-of-mine/close', { action: 'intent' }],
  ['GET', '/v2/capabilities', { action: 'capabilities' }],
] as const)('authorize is asked, and told, what %s %s is about', async (method, path, about) => {
  const asked: AskedFor[] = []
  const { get, post, events } = createWorld({
    authorize: (_, what) => {
      asked.push(what)
      return null
    },
  })
  expect((await (method === 'GET' ? get : post)(path)).status).toBe(401)
  expect(asked).toEqual([about])
  expect(events).toMatchObject([{ type: 'refused', code: 'unauthorized', action: about.action }])
})
