import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check'
import { expect, it } from 'vitest'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

/** How long after the one before it a tab is pressed. Those that are opened only then are pressed first, at one moment. */
const tabs = record({
  freshCount: integer({ min: 0, max: 3 }),
  delays: array(constantFrom(0, 0, 1, 20, 150), { minLength: 2, maxLength: 5 }),
})
// A store that needs more than a second is done without.
const lags = array(constantFrom(0, 0, 1, 5, 30), { maxLength: 12 })

it('however late tabs hear of each other, equal values pressed in all of them within a second are one request', async () => {
  const property = asyncProperty(tabs, lags, integer({ min: 1, max: 3 }), async (drawn, ways, rounds) => {
    const world = createWorld({ lags: ways, proxy: { limits: { submitsPerMinute: 1000 } } })
    const open = () => {
      const { client } = world.openTab()
      const draft = client.draft('main')
      return { client, draft, stop: draft.subscribe(() => {}) }
    }
    const opened = drawn.delays.map(open)
    await world.clock.advance(5000)
    opened.unshift(...Array.from({ length: drawn.freshCount }, open))
    for (let round = 1; round <= rounds; round++) {
      for (const [place, { draft }] of opened.entries()) {
        const delayMs = drawn.delays[place - drawn.freshCount] ?? 0
        if (delayMs > 0) await world.clock.advance(delayMs)
        draft.edit(boatModel, boat)
        settled(draft.press())
      }
      await world.clock.advance(10_000)
      expect(world.simulator.ledger).toHaveLength(round)
      const states = opened.map(({ draft }) => draft.getSnapshot().submission.state)
      expect(new Set(states)).toEqual(new Set(['accepted']))
    }
    for (const { stop, client } of opened) {
      stop()
      client.dispose()
    }
  })
  await assert(property, { numRuns: Number(process.env['KLING_AGREEMENTS'] ?? 200), seed: 20_261_121 })
}, 120_000)
