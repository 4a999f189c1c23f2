import { expect, it } from 'vitest'
import { boat, boatModel } from '../testing/world.ts'
import { createHeldDraft, firstDraft } from './held-draft.ts'

function hold(pressed: ReadonlySet<string>) {
  return createHeldDraft(firstDraft('main', boatModel, boat), {
    get: (id) =>
      pressed.has(id) ? { id, submission: { state: 'idle' }, promise: new Promise(() => {}) } : undefined,
    subscribe: () => () => {},
  })
}

it('the next intent passes over those that were pressed here, however the draft came back to before them', () => {
  const pressed = new Set<string>()
  const held = hold(pressed)
  const ids = [1, 2, 3].map(() => {
    const { intentId } = held.next()
    pressed.add(intentId)
    return intentId
  })
  expect(new Set(ids).size).toBe(3)
})

it('the next intent follows from the last that was pressed', () => {
  const [one, other] = [hold(new Set()), hold(new Set())]
  const intentId = 'ab'.repeat(16)
  for (const held of [one, other]) held.set({ submission: { state: 'sending', phase: 'posting', intentId } })
  expect(one.next()).toEqual(other.next())
  expect(one.next().intentId).not.toBe(intentId)
})
