import { expect, it, onTestFinished } from 'vitest'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

it.each(['sending', 'unknown'] as const)(
  'a tab that was killed between the receipt and the draft does not leave the form %s for ever',
  async (state) => {
    const world = createWorld()
    const first = world.openTab()
    const before = first.client.draft('main')
    onTestFinished(before.subscribe(() => {}))
    before.edit(boatModel, boat)
    settled(before.press())
    await world.clock.advance(5000)
    const { intentId } = before.getSnapshot()
    first.close()
    // The last that was written down of the draft came before the answer.
    const [kept] = await world.browser.records.list('', 'draft')
    const value = { ...(kept?.value as object), submission: { state, intentId } }
    await world.browser.records.put('', { kind: 'draft', key: 'main', v: 1, value })

    const again = world.openTab().client.draft('main')
    onTestFinished(again.subscribe(() => {}))
    await world.clock.advance(1000)
    const [row] = world.simulator.ledger
    expect(again.getSnapshot().submission).toMatchObject({
      state: 'accepted',
      job: { requestId: expect.stringContaining(row?.requestId ?? 'nothing') },
    })
    expect(world.simulator.ledger).toHaveLength(1)
  },
)
