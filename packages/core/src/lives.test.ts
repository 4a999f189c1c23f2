import { assert, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LifeCommand, lives } from './testing/life-commands.ts'
import { liveThrough } from './testing/live-through.ts'

const isNightly = Boolean(process.env['KLING_NIGHTLY'])
// The same lives by day, so that a change is judged by what it changed; others every night.
const seed = Number(
  process.env['KLING_SEED'] ?? (isNightly ? Math.floor(Math.random() * 2 ** 31) : 20_261_121),
)
const numRuns = Number(process.env['KLING_LIVES'] ?? (isNightly ? 200_000 : 10_000))

/** Lives that went wrong once. */
const relived: { name: string; life: LifeCommand[] }[] = [
  {
    name: 'a press while the draft is being read, and an edit before it was read',
    life: [
      { do: 'press', tab: 0, times: 1 },
      { do: 'storage', fault: 'hang' },
      { do: 'edit', tab: 0, prompt: 0 },
      { do: 'pass', ms: 130_000 },
      { do: 'reload', tab: 0 },
      { do: 'sleep', ms: 1000 },
      { do: 'upstream', fault: 'drop-before' },
      { do: 'press', tab: 0, times: 1 },
    ],
  },
  {
    name: 'a job that is a week old when the machine wakes',
    life: [
      { do: 'press', tab: 0, times: 1 },
      { do: 'sleep', ms: 604_800_000 },
      { do: 'pass', ms: 0 },
      { do: 'press', tab: 0, times: 1 },
    ],
  },
  {
    name: 'a record that is gone, asked for by two tabs in turns',
    life: [
      { do: 'press', tab: 0, times: 1 },
      { do: 'pass', ms: 45_000 },
      { do: 'reload', tab: 0 },
      { do: 'storage', fault: 'hang' },
      { do: 'upstream', fault: 'drop-before' },
      { do: 'sleep', ms: 3_000_000 },
    ],
  },
]

describe('whatever is clicked, whatever breaks, and however often the page goes and comes', () => {
  it.each(relived)('$name', async ({ life }) => {
    await expect(liveThrough(life)).resolves.toBeUndefined()
  })

  it(`no intent is billed twice, and no accepted job is lost (seed ${seed})`, async () => {
    await assert(asyncProperty(lives, liveThrough), { numRuns, seed, timeout: 20_000 })
  }, 7_200_000)
})
