import { expect, it } from 'vitest'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

it('a job whose answer comes after its owner signed out is named to its caller, and to nobody else', async () => {
  const world = createWorld()
  const { client } = world.openTab()
  const submittedAt = world.clock.now()
  world.simulator.next({ type: 'slow', delayMs: 5000, on: 'submit' })
  const sent = settled(client.submit(boatModel, boat))
  await world.clock.advance(1000)
  await client.forgetAll()
  await world.clock.advance(10_000)
  expect(world.simulator.ledger).toHaveLength(1)
  const [row] = world.simulator.ledger
  expect(sent.value).toMatchObject({
    requestId: expect.stringContaining(row?.requestId ?? 'nothing'),
    modelId: boatModel,
    submittedAt: submittedAt + 5000,
  })
  expect(sent.value?.input).toBeUndefined()
  expect(client.jobs.getSnapshot()).toEqual([])
  expect(await world.browser.records.list('', 'intent')).toEqual([])
})
