import { expect, it } from 'vitest'
import { createIntents } from '../submit/intents.ts'
import { createDraftOpening } from './draft-opening.ts'
import { createHeldDraft, type DraftDesk, firstDraft, type HeldDraft } from './held-draft.ts'

/** A draft, and a desk that is found as often as the test says. */
function opening(...isFound: boolean[]) {
  const held = createHeldDraft(firstDraft('main'), createIntents())
  const opened: HeldDraft[] = []
  const desk: DraftDesk = { open: async (one) => void opened.push(one), keep: () => {} }
  const findDesk = async () => (isFound.shift() ? desk : undefined)
  return { held, opened, ...createDraftOpening(held, findDesk) }
}

it('a desk that was out of reach is looked for again by whoever needs it next', async () => {
  const { begin, opened, held } = opening(false, true)
  await begin()
  expect(opened).toEqual([])
  expect(held.isRead).toBe(false)
  await begin()
  expect(opened).toEqual([held])
  expect(held.isRead).toBe(true)
})

it('a draft that is forgotten while its desk is looked for is not read', async () => {
  const { begin, opened, held } = opening(true)
  const begun = begin()
  held.isForgotten = true
  await begun
  expect(opened).toEqual([])
})

it('what another tab says waits for what is being read, and for nothing else', async () => {
  const { begin, inOrder } = opening(true)
  const said: string[] = []
  inOrder(() => said.push('before'))
  expect(said).toEqual(['before'])
  const begun = begin()
  inOrder(() => said.push('during'))
  expect(said).toEqual(['before'])
  await begun
  expect(said).toEqual(['before', 'during'])
  inOrder(() => said.push('after'))
  expect(said).toEqual(['before', 'during', 'after'])
})
