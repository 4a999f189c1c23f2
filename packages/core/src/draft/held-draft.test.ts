import { describe, expect, it } from 'vitest'
import { RefusedError } from '../errors/refused-error.ts'
import { newJob } from '../job/new-job.ts'
import type { Submission } from '../submit/submission.ts'
import { boat, boatModel } from '../testing/world.ts'
import { createHeldDraft, firstDraft, isSpent } from './held-draft.ts'

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

describe('an intent is spent', () => {
  const draft = firstDraft('main', boatModel, boat)
  const { intentId } = draft
  const job = newJob({ requestId: 'req-12345678', submittedAt: 0 })
  const refusal = (code: string) => new RefusedError({ code, message: 'No.', status: 409, billed: 'no' })
  const spent = (submission: Submission) => isSpent({ ...draft, submission })

  it('when it has brought a job', () => {
    expect(spent({ state: 'accepted', job, intentId })).toBe(true)
  })

  it.each([
    ['unknown-intent', true],
    ['intent-closed', true],
    ['intent-reused', true],
    ['rate-limited', false],
  ])('when the proxy takes it never again, and %s says so: %s', (code, isOver) => {
    expect(spent({ state: 'refused', error: refusal(code), intentId })).toBe(isOver)
  })

  it('by nothing else', () => {
    const error = refusal('intent-reused')
    expect(spent({ state: 'idle' })).toBe(false)
    expect(spent({ state: 'sending', phase: 'posting', intentId })).toBe(false)
    expect(spent({ state: 'unknown', error, intentId })).toBe(false)
    expect(spent({ state: 'accepted', job, intentId: 'of-another-press' })).toBe(false)
    expect(spent({ state: 'refused', error, intentId: 'of-another-press' })).toBe(false)
    expect(spent({ state: 'refused', error })).toBe(false)
  })
})
