import { describe, expect, it } from 'vitest'
import {
  early,
  heron,
  holdDraft,
  late,
  middle,
  otherSeed,
  pressed,
  recordOf,
  sending,
} from '../testing/hold-draft.ts'
import { boat } from '../testing/world.ts'
import type { SeededDraft } from './held-draft.ts'

describe('what another tab made of a draft', () => {
  const listening = (own: Partial<SeededDraft> = {}) => {
    const world = holdDraft({ revision: 5, ...own })
    world.held.isRead = true
    return world
  }

  it('is not taken before the draft was read', () => {
    const { hear, shown } = holdDraft({})
    const before = shown()
    expect(hear(recordOf({}))).toBe(false)
    expect(shown()).toBe(before)
  })

  it('is shown when it came after what is known here', () => {
    const { hear, shown } = listening()
    expect(hear(recordOf({ revision: 6 }))).toBe(true)
    expect(shown()).toMatchObject({ revision: 6, values: heron, intentId: late })
  })

  it('is not shown when it came before, and was not pressed', () => {
    const { hear, shown, kept } = listening()
    const before = shown()
    expect(hear(recordOf({ revision: 4 }))).toBe(false)
    expect(shown()).toBe(before)
    expect(kept).toEqual([])
  })

  it('and pressed, though it came before, is what the next intent here follows from', () => {
    const { held, hear, shown, kept } = listening()
    expect(hear(recordOf({ revision: 4, submission: pressed }))).toBe(false)
    expect(shown()).toMatchObject({ revision: 5, values: boat, intentId: middle, seed: otherSeed })
    expect(kept).toEqual([held.get()])
  })

  it('and pressed before is not told again where that is known already', () => {
    const { hear, kept } = listening({ seed: otherSeed })
    expect(hear(recordOf({ revision: 4, submission: pressed }))).toBe(false)
    expect(kept).toEqual([])
  })

  it('and pressed before changes nothing of what was pressed here', () => {
    const { hear, shown } = listening({ submission: sending })
    const before = shown()
    expect(hear(recordOf({ revision: 4, submission: pressed }))).toBe(false)
    expect(shown()).toBe(before)
  })

  it('is shown for the same intent, however far ahead this tab counted', () => {
    const { hear, shown } = listening()
    const told = { intentId: middle, revision: 4, submission: { ...pressed, intentId: middle } }
    expect(hear(recordOf(told))).toBe(true)
    expect(shown()).toMatchObject({ revision: 5, intentId: middle, submission: { intentId: middle } })
  })

  it('at the same time gives way to what was made here, when the intent here comes first', () => {
    const { held, hear, shown, kept } = listening()
    expect(hear(recordOf({ intentId: late }))).toBe(false)
    expect(shown()).toMatchObject({ values: boat, intentId: middle })
    expect(kept).toEqual([held.get()])
  })

  it.each([
    ['its intent comes first', {}, { intentId: early }],
    ['it was pressed', {}, { submission: pressed }],
    ['this one was pressed before', { submission: sending }, {}],
  ])('at the same time is shown when %s', (_when, own, record) => {
    const { hear, shown, kept } = listening(own)
    expect(hear(recordOf(record))).toBe(true)
    expect(shown().values).toEqual(heron)
    expect(kept).toEqual([])
  })
})
