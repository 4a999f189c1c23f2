import { assert, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lives } from './testing/life-commands.ts'
import { liveThrough } from './testing/live-through.ts'
import { relivedLives } from './testing/relived-lives.ts'

const isNightly = Boolean(process.env['KLING_NIGHTLY'])
// The same lives by day, so that a change is judged by what it changed; others every night.
const seed = Number(
  process.env['KLING_SEED'] ?? (isNightly ? Math.floor(Math.random() * 2 ** 31) : 20_261_121),
)
const numRuns = Number(process.env['KLING_LIVES'] ?? (isNightly ? 200_000 : 10_000))

describe('whatever is clicked, whatever breaks, in whatever order answers come, and however often the page goes', () => {
  it.each(relivedLives)('$name', async (life) => {
    await expect(liveThrough(life)).resolves.toBeUndefined()
  })

  it(`no intent is billed twice, and no accepted job is lost (seed ${seed})`, async () => {
    await assert(
      asyncProperty(lives, (life) => liveThrough(life)),
      { numRuns, seed, timeout: 20_000 },
    )
  }, 7_200_000)

  it(`nor is either where streams tell of the jobs (seed ${seed})`, async () => {
    const told = asyncProperty(lives, (life) => liveThrough(life, {}, { events: true }))
    await assert(told, { numRuns: Math.ceil(numRuns / 20), seed, timeout: 20_000 })
  }, 7_200_000)
})
