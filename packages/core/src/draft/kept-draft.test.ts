import { describe, expect, it } from 'vitest'
import { deriveIntentId } from '../submit/intent-id.ts'
import { heron, holdDraft, late, middle, otherSeed, recordOf, sending } from '../testing/hold-draft.ts'
import { boat, boatModel } from '../testing/world.ts'
import type { SubmissionRecord } from './draft-record.ts'

describe('a draft that is opened', () => {
  it('is shown as it was kept, when nobody has touched it', () => {
    const { open, shown, kept } = holdDraft({})
    open(recordOf({}))
    expect(shown()).toMatchObject({ revision: 5, values: heron, intentId: late, seed: otherSeed })
    expect(kept).toEqual([])
  })

  it('is shown as it was kept, too, when it is read again', () => {
    const { held, open, shown } = holdDraft({})
    held.isRead = true
    open(recordOf({}))
    expect(shown()).toMatchObject({ values: heron, intentId: late })
  })

  it('stays as it is where nothing was kept and nobody has touched it', () => {
    const { open, shown, kept } = holdDraft({})
    const before = shown()
    open()
    expect(shown()).toBe(before)
    expect(kept).toEqual([])
  })

  it('keeps the words that were written meanwhile, as a revision after the kept one', () => {
    const { held, open, shown, kept } = holdDraft({ revision: 1 })
    open(recordOf({}))
    const intentId = deriveIntentId(otherSeed, boatModel, boat)
    expect(shown()).toMatchObject({ revision: 6, values: boat, seed: otherSeed, intentId })
    expect(kept).toEqual([held.get()])
  })

  it('tells the words that were written meanwhile where nothing was kept', () => {
    const { held, open, shown, kept } = holdDraft({ revision: 1 })
    open()
    expect(shown()).toMatchObject({ revision: 1, values: boat, intentId: middle })
    expect(kept).toEqual([held.get()])
  })

  it('counts on from where the person is, when what was kept is older', () => {
    const { open, shown } = holdDraft({ revision: 9 })
    open(recordOf({}))
    expect(shown().revision).toBe(9)
  })

  it('with the kept words written again is the kept draft, and its press the same press', () => {
    const { open, shown } = holdDraft({ revision: 1, values: heron })
    open(recordOf({}))
    expect(shown()).toMatchObject({ revision: 5, intentId: late })
  })

  it.each([
    ['for another model', { modelId: 'kling-o3-image2video' }],
    ['of which the words were not kept', { values: undefined }],
  ])('with the words of one %s is another draft', (_what, kept) => {
    const { open, shown } = holdDraft({ revision: 1, values: heron })
    open(recordOf(kept))
    expect(shown()).toMatchObject({ revision: 6, modelId: boatModel, values: heron })
    expect(shown().intentId).not.toBe(late)
  })

  it('and pressed at once stands as it was pressed, untold until the press has its lock', () => {
    const { open, shown, kept } = holdDraft({ submission: sending })
    open(recordOf({}))
    expect(shown()).toMatchObject({ revision: 6, values: boat, submission: sending })
    expect(kept).toEqual([])
  })

  it.each([
    [3, 6],
    [9, 9],
  ])('and sent without waiting for it stands, and is told: revision %d is %d then', (revision, then) => {
    const { held, open, shown, kept } = holdDraft({ revision, submission: sending })
    held.isRead = true
    open(recordOf({}))
    expect(shown()).toMatchObject({ revision: then, values: boat, intentId: middle, submission: sending })
    expect(kept).toEqual([held.get()])
  })
})

describe('a kept draft without its words', () => {
  const opened = (submission?: SubmissionRecord) => {
    const { open, shown } = holdDraft({ values: heron })
    open(recordOf({ values: undefined, modelId: undefined, submission }))
    return shown()
  }

  it.each(['sending', 'unknown'] as const)('that is %s has the intent of its press still', (state) => {
    expect(opened({ state, intentId: late })).toMatchObject({
      modelId: boatModel,
      values: heron,
      intentId: late,
    })
  })

  it.each([
    ['was not pressed', undefined],
    ['was accepted', { state: 'accepted', intentId: late, requestId: 'req-12345678' }],
  ] as const)('that %s has an intent of the words shown', (_what, submission) => {
    const intentId = deriveIntentId(otherSeed, boatModel, heron)
    expect(opened(submission)).toMatchObject({ values: heron, intentId })
  })
})
