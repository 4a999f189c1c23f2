import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { createSharedCalls } from './shared-calls.ts'

function setUp() {
  const clock = createVirtualClock()
  const share = createSharedCalls<number>(clock)
  const called: string[] = []
  /** A call that answers, or fails, after so long. */
  const ask = (key: string, answersAfterMs = 0, outcome?: Error) =>
    share(key, async () => {
      const count = called.push(key)
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, answersAfterMs))
      if (outcome) throw outcome
      return count
    })
  return { clock, ask, called }
}

describe('createSharedCalls', () => {
  it('asks once for all who ask while the answer is awaited, however long that takes', async () => {
    const { clock, ask, called } = setUp()
    const answers = [ask('a', 10_000)]
    for (let second = 0; second < 9; second++) {
      await clock.advance(1000)
      answers.push(ask('a'))
    }
    await clock.advance(2000)
    expect(await Promise.all(answers)).toEqual(answers.map(() => 1))
    expect(called).toEqual(['a'])
  })

  it.each([
    [700, 299, ['a']],
    [700, 300, ['a', 'a']],
    [2700, 0, ['a', 'a']],
  ])('has, when the answer took %d ms and came %d ms ago, asked for %j', async (tookMs, laterMs, asked) => {
    const { clock, ask, called } = setUp()
    // Asks at an odd time, however the seconds fall.
    await clock.advance(400)
    const first = ask('a', tookMs)
    await clock.advance(tookMs)
    await first
    await clock.advance(laterMs)
    const second = ask('a')
    await clock.advance(1)
    await second
    expect(called).toEqual(asked)
  })

  it('asks for each of many, and again for all of them later', async () => {
    const { clock, ask, called } = setUp()
    const keys = Array.from({ length: 500 }, (_, at) => `job-${at}`)
    for (let round = 1; round <= 3; round++) {
      const answers = [...keys, ...keys].map((key) => ask(key))
      await clock.advance(1)
      await Promise.all(answers)
      expect(called).toHaveLength(round * keys.length)
      await clock.advance(1700)
    }
  })

  it('tells all of them of a failure, and whoever comes later nothing of it', async () => {
    const { clock, ask, called } = setUp()
    const outcome = new Error('no answer')
    const failed = Promise.allSettled([ask('a', 500, outcome), ask('a')])
    await clock.advance(500)
    expect(await failed).toEqual([
      { status: 'rejected', reason: outcome },
      { status: 'rejected', reason: outcome },
    ])
    const again = ask('a')
    await clock.advance(1)
    expect(await again).toBe(2)
    expect(called).toHaveLength(2)
  })
})
