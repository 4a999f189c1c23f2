import { createVirtualClock } from '@kling-kit/simulator'
import { expect, it } from 'vitest'
import { memoryStore } from '../store/memory-store.ts'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'
import { Refusal } from '../handler/refusal.ts'
import { createRefusals } from './refusals.ts'

it('who is refused without end fills no memory, and takes nothing from others', async () => {
  const { submit, get } = createWorld()
  const [bea, ada] = [newIntentId(), newIntentId()]
  await submit(boat, { intentId: bea, user: 'bea', model: 'no-such-model' })
  await submit(boat, { intentId: ada, model: 'no-such-model' })
  const later = Array.from({ length: 20 }, newIntentId)
  for (const intentId of later) await submit(boat, { intentId, model: 'no-such-model' })

  const codeOf = async (intentId: string, user: string) =>
    (await get(`/v2/intents/${intentId}`, { 'x-user': user })).body['code']
  expect(await codeOf(bea, 'bea')).toBe('unknown-model')
  expect(await codeOf(ada, 'ada')).toBe('unknown-intent')
  for (const intentId of later) expect(await codeOf(intentId, 'ada')).toBe('unknown-model')
})

it('remembers for two minutes, and one of each intent', async () => {
  const clock = createVirtualClock()
  const refusals = createRefusals(clock)
  refusals.keep('ada', 'a', new Refusal('rate-limited'))
  refusals.keep('ada', 'a', new Refusal('invalid-input'))
  expect(refusals.find('ada', 'a')).toMatchObject({ code: 'invalid-input' })
  expect(refusals.find('ada', 'b')).toBeUndefined()
  expect(refusals.find('bea', 'a')).toBeUndefined()
  await clock.advance(119_999)
  expect(refusals.find('ada', 'a')).toBeDefined()
  await clock.advance(1)
  expect(refusals.find('ada', 'a')).toBeUndefined()

  refusals.keep('ada', 'a', new Refusal('rate-limited'))
  refusals.forget('ada', 'a')
  refusals.forget('bea', 'a')
  expect(refusals.find('ada', 'a')).toBeUndefined()
})

it('who signed in since is told why a submission from before never started', async () => {
  const { submit, proxy, ask } = createWorld({
    authorize: (request) =>
      request.headers.get('x-user') === 'guest' ? { id: 'guest' } : { id: 'ada', aliases: ['guest'] },
  })
  const intentId = newIntentId()
  await submit(boat, { intentId, user: 'guest', model: 'no-such-model' })
  const asked = await ask(new Request(`https://app.example/api/kling/v2/intents/${intentId}`), proxy)
  expect(asked).toMatchObject({ status: 404, body: { code: 'unknown-model', billed: 'no' } })
})

it.each([
  ['under the same id', 'ada'],
  ['before signing in', 'guest'],
])('what was sent after a refusal %s is not called refused, though the store lost it', async (_, user) => {
  const kept = memoryStore()
  let isLost = false
  const store = { ...kept, read: async (key: string) => (isLost ? null : kept.read(key)) }
  const { submit, get, simulator } = createWorld(
    {
      store,
      authorize: ({ headers }) =>
        headers.get('x-user') === 'guest' ? { id: 'guest' } : { id: 'ada', aliases: ['guest'] },
    },
    { script: ['rate-limited'] },
  )
  const intentId = newIntentId()
  expect((await submit(boat, { intentId, user })).status).toBe(429)
  expect((await submit(boat, { intentId })).status).toBe(200)
  isLost = true
  expect(await get(`/v2/intents/${intentId}`)).toMatchObject({
    status: 404,
    body: { code: 'unknown-intent', billed: 'unknown' },
  })
  expect(simulator.ledger).toHaveLength(1)
})
