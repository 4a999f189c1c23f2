import { createVirtualClock } from '@kling-kit/simulator'
import { expect, it } from 'vitest'
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
