import { expect, it, onTestFinished } from 'vitest'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

it('edited in another tab just now, a draft that was accepted before is pressed as a new one', async () => {
  const world = createWorld()
  const openDraft = () => {
    const opened = world.openTab().client.draft('main')
    onTestFinished(opened.subscribe(() => {}))
    return opened
  }
  const [draft, twin] = [openDraft(), openDraft()]
  await world.clock.advance(0)
  draft.edit(boatModel, boat)
  settled(draft.press())
  await world.clock.advance(5000)
  draft.edit(boatModel, { prompt: 'a second boat' })
  await world.clock.advance(100)
  expect(twin.getSnapshot()).toMatchObject({ values: { prompt: 'a second boat' } })
  settled(twin.press())
  await world.clock.advance(5000)
  expect(world.simulator.ledger.map(({ input }) => input['prompt'])).toEqual([boat.prompt, 'a second boat'])
})
