import { expect, it } from 'vitest'
import type { Host } from '../client/host.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

it('a double click is one request, although the first click was answered before the second', async () => {
  const world = createWorld()
  let clicks = 0
  const isRepeatedClick = () => clicks > 1
  const { client } = world.openTab((own) => ({ host: { ...(own.host as Host), isRepeatedClick } }))
  const draft = client.draft('main', { modelId: boatModel, values: boat })
  const click = async (count: number) => {
    clicks = count
    const pressed = settled(draft.press())
    await world.clock.advance(100)
    return pressed.value
  }
  const job = await click(1)
  expect(await click(2)).toEqual(job)
  expect(world.simulator.ledger).toHaveLength(1)
  await click(1)
  expect(world.simulator.ledger).toHaveLength(2)
})
