import { expect, it, onTestFinished } from 'vitest'
import type { Storage } from '../storage/storage.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'
import type { DraftHandle } from './draft.ts'

/** A tab that holds the draft, and one that reads it only now and waits so long for the answer. */
async function readAfter(delayMs: number, values: Record<string, unknown> = boat) {
  const world = createWorld()
  const hold = (draft: DraftHandle) => {
    onTestFinished(draft.subscribe(() => {}))
    return draft
  }
  const first = hold(world.openTab().client.draft('main', { modelId: boatModel }))
  await world.clock.advance(0)
  first.edit(boatModel, values)
  await world.clock.advance(100)

  const slowTab = world.openTab(({ storage }) => {
    const fast = storage as Storage
    const add: Storage['add'] = async (owner, record) => {
      const found = await fast.add(owner, record)
      await new Promise<void>((resolve) => void world.clock.setTimeout(resolve, delayMs))
      return found
    }
    return { storage: { ...fast, add } }
  })
  const slow = hold(slowTab.client.draft('main', { modelId: boatModel, values: boat }))
  await world.clock.advance(100)
  const prompts = () => world.simulator.ledger.map(({ input }) => input['prompt'])
  return { world, client: slowTab.client, first, slow, prompts }
}

it('what another tab writes while the draft is being read is shown', async () => {
  const { world, first, slow } = await readAfter(500)
  first.edit(boatModel, { prompt: 'a boat at dawn' })
  await world.clock.advance(1000)
  expect(slow.getSnapshot()).toMatchObject({ values: { prompt: 'a boat at dawn' } })
  expect(slow.getSnapshot().intentId).toBe(first.getSnapshot().intentId)
})

it('a draft that a slow store brings after seconds is shown', async () => {
  const { world, first, slow } = await readAfter(5000, { prompt: 'kept' })
  await world.clock.advance(6000)
  expect(slow.getSnapshot()).toMatchObject({ values: { prompt: 'kept' } })
  expect(slow.getSnapshot().intentId).toBe(first.getSnapshot().intentId)
})

it('words written while a slow store is read stand, and reach the other tabs', async () => {
  const { world, first, slow } = await readAfter(5000, { prompt: 'kept' })
  await world.clock.advance(2000)
  slow.edit(boatModel, { prompt: 'written meanwhile' })
  await world.clock.advance(6000)
  expect(slow.getSnapshot()).toMatchObject({ values: { prompt: 'written meanwhile' } })
  expect(first.getSnapshot()).toMatchObject({ values: { prompt: 'written meanwhile' } })
  expect(slow.getSnapshot().intentId).toBe(first.getSnapshot().intentId)
})

it.each([
  ['other values', { prompt: 'kept' }],
  ['the same values', boat],
])(
  'a press on a draft that a slow store brings later, with %s, is sent within a second and stays shown',
  async (_, kept) => {
    const { world, slow, prompts } = await readAfter(20_000, kept)
    settled(slow.press())
    await world.clock.advance(5000)
    expect(prompts()).toEqual([boat.prompt])
    await world.clock.advance(100_000)
    const shown = slow.getSnapshot()
    expect(shown).toMatchObject({ values: boat, submission: { state: 'accepted', intentId: shown.intentId } })
    expect(prompts()).toEqual([boat.prompt])
  },
)

it('a draft that is forgotten while it is read stays as it began, and is told to nobody', async () => {
  const { world, client, slow } = await readAfter(500, { prompt: 'kept' })
  void client.forgetAll()
  const begun = slow.getSnapshot()
  await world.clock.advance(1000)
  expect(slow.getSnapshot()).toBe(begun)
  slow.edit(boatModel, { prompt: 'written afterwards' })
  await world.clock.advance(1000)
  expect(await world.browser.records.list('', 'draft')).toEqual([])
})
