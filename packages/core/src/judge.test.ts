import { asyncProperty, check } from 'fast-check'
import { expect, it } from 'vitest'
import { brokenClients } from './testing/broken-clients.ts'
import { lives } from './testing/life-commands.ts'
import { liveThrough } from './testing/live-through.ts'

/** So many lives are enough to tell each of them. */
const numRuns = 300

it.each(Object.entries(brokenClients))(
  'a client that %s is caught',
  async (_fault, breakage) => {
    const property = asyncProperty(lives, (life) => liveThrough(life, breakage))
    const { failed, errorInstance } = await check(property, { numRuns, seed: 20_261_121, endOnFailure: true })
    expect(failed).toBe(true)
    // Caught by a judgement, not by a slip of the broken client itself.
    expect(errorInstance).toMatchObject({ name: 'AssertionError' })
  },
  120_000,
)
