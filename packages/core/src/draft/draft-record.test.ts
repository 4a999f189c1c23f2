import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/input-error.ts'
import { RefusedError } from '../errors/refused-error.ts'
import { boat, boatModel } from '../testing/world.ts'
import { readDraft, recordOf, refusalFrom } from './draft-record.ts'
import { firstDraft } from './held-draft.ts'

const intentId = 'ab'.repeat(16)
const requestId = '11111111-2222-3333-4444-555555555555'
const issue = { path: ['prompt'], message: 'Too long.' }
const refusal = { code: 'rate-limited', message: 'Wait.', status: 429, retryAt: 5000, issues: [issue] }

const draft = firstDraft('main', boatModel, boat)
const refused = (error: RefusedError | InputError, id?: string) => ({
  ...draft,
  submission: { state: 'refused' as const, error, intentId: id },
})
const refusedWith = (retryAfterMs?: number) =>
  new RefusedError({ code: 'rate-limited', message: 'Wait.', status: 429, billed: 'no', retryAfterMs })
const submissionIn = (submission: unknown) => readDraft({ intentId, submission })?.submission

describe('the record of a draft', () => {
  it('comes back as it went, and without its values where those are not to be kept', () => {
    const { revision, seed, modelId, values } = draft
    const whole = { revision, intentId: draft.intentId, seed, modelId, values, submission: undefined }
    expect(readDraft(recordOf(draft, 0))).toEqual(whole)
    expect(recordOf(draft, 0, false)).not.toHaveProperty('values')
  })

  it('says until when a refusal asks to wait, and nothing where it asks for no wait', () => {
    const retryAtOf = (retryAfterMs?: number) => {
      const { submission } = recordOf(refused(refusedWith(retryAfterMs), intentId), 1000)
      return submission?.state === 'refused' && submission.error
    }
    expect(retryAtOf(4000)).toMatchObject({ code: 'rate-limited', retryAt: 5000 })
    expect(retryAtOf()).toMatchObject({ code: 'rate-limited', retryAt: undefined })
  })

  it('says nothing of an input out of order, nor of a refusal without an intent', () => {
    const outOfOrder = new InputError({ message: 'Change it.', issues: [issue], intentId })
    expect(recordOf(refused(outOfOrder, intentId), 0).submission).toBeUndefined()
    expect(recordOf(refused(refusedWith()), 0).submission).toBeUndefined()
  })
})

describe('a draft that is read', () => {
  it.each([
    { state: 'sending', intentId },
    { state: 'unknown', intentId },
    { state: 'accepted', intentId, requestId },
    { state: 'refused', intentId, error: refusal },
  ])('keeps that it was $state', (submission) => {
    expect(submissionIn(submission)).toEqual(submission)
  })

  it.each([
    ['no state', { intentId, requestId, error: refusal }],
    ['a state of another release', { state: 'paused', intentId, requestId, error: refusal }],
    ['no intent', { state: 'sending' }],
    ['an intent that is none', { state: 'sending', intentId: '../..' }],
    ['a number as its intent', { state: 'sending', intentId: 1_234_567_890 }],
    ['a job without an id', { state: 'accepted', intentId }],
    ['a job with an id that is none', { state: 'accepted', intentId, requestId: '../../v1/keys' }],
    ['a refusal without an error', { state: 'refused', intentId }],
    ['a refusal without a code', { state: 'refused', intentId, error: { ...refusal, code: undefined } }],
    ['a refusal without words', { state: 'refused', intentId, error: { ...refusal, message: 7 } }],
  ])('is as good as not pressed, of %s', (_what, submission) => {
    expect(submissionIn(submission)).toBeUndefined()
  })

  it('stays refused, though the id of a job stands beside it', () => {
    expect(submissionIn({ state: 'refused', intentId, requestId, error: refusal })?.state).toBe('refused')
  })

  it.each([
    ['text', 'Too long.'],
    ['words without a place', { message: 'Too long.' }],
    ['a place without words', { path: ['prompt'] }],
    ['a place that is no list', { path: 'prompt', message: 'Too long.' }],
    ['nothing', null],
  ])('leaves out an issue that is none: %s', (_what, broken) => {
    const error = { ...refusal, issues: [broken, issue] }
    expect(submissionIn({ state: 'refused', intentId, error })).toMatchObject({ error: { issues: [issue] } })
  })

  it('lacks what a refusal does not say', () => {
    const error = { code: 'quota', message: '' }
    expect(submissionIn({ state: 'refused', intentId, error })).toEqual({
      state: 'refused',
      intentId,
      error: { ...error, status: 0, retryAt: undefined, issues: undefined },
    })
  })
})

describe('a refusal that is read', () => {
  it('cost nothing, and says what is left of its countdown', () => {
    const { code, message, status, issues } = refusal
    const left = { code, message, status, issues, intentId, billed: 'no', retryAfterMs: 3000 }
    expect(refusalFrom(refusal, intentId, 2000)).toEqual(expect.objectContaining(left))
  })

  it.each([
    ['came', 5000],
    ['passed', 6000],
  ])('counts down no more once its time %s', (_what, now) => {
    expect(refusalFrom(refusal, intentId, now).retryAfterMs).toBeUndefined()
  })

  it('that asked for no wait has no countdown', () => {
    expect(refusalFrom({ ...refusal, retryAt: undefined }, intentId, 2000).retryAfterMs).toBeUndefined()
  })

  it('counts down a quarter of an hour at most, whatever the clock said when it was kept', () => {
    expect(refusalFrom({ ...refusal, retryAt: 9e12 }, intentId, 2000).retryAfterMs).toBe(900_000)
  })

  it.each([
    ['rate-limited', true],
    ['offline', true],
    ['unknown-model', false],
    ['not-sent', false],
    ['of-another-release', false],
  ])('%s: worth another press without a change: %s', (code, retriable) => {
    expect(refusalFrom({ ...refusal, code }, intentId, 0).retriable).toBe(retriable)
  })
})
