import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { createUpstreamPace } from './upstream-pace.ts'

function setUp() {
  const clock = createVirtualClock()
  const pace = createUpstreamPace(clock)
  /** Lets the pace's wait pass, then asks: the wait that the next question has. */
  const askInTurn = async () => {
    await clock.advance(pace.waitMs())
    pace.ask()
    return pace.waitMs()
  }
  return { clock, pace, askInTurn }
}

describe('the pace of questions to Segmind', () => {
  it('is free until Segmind says that it is too fast', () => {
    const { pace } = setUp()
    for (let at = 0; at < 100; at++) pace.ask()
    expect(pace.waitMs()).toBe(0)
  })

  it('rests a second after a 429, doubles that with each further one, and ends at a minute', () => {
    const { pace } = setUp()
    const waits = Array.from({ length: 8 }, () => {
      pace.limited(0)
      return pace.waitMs()
    })
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
  })

  it('rests as long as Segmind asked for, where that is longer', () => {
    const { pace } = setUp()
    pace.limited(20_000)
    expect(pace.waitMs()).toBe(20_000)
    pace.limited(5000)
    expect(pace.waitMs()).toBe(20_000)
  })

  it('lets the rest pass with the time', async () => {
    const { clock, pace } = setUp()
    pace.limited(20_000)
    await clock.advance(19_999)
    expect(pace.waitMs()).toBe(1)
    await clock.advance(500)
    expect(pace.waitMs()).toBe(0)
  })

  it('keeps questions apart after a 429', async () => {
    const { pace, askInTurn } = setUp()
    pace.limited(0)
    pace.limited(0)
    expect([await askInTurn(), await askInTurn()]).toEqual([2000, 2000])
  })

  it('lets them come a little closer with each answer, until there is no gap at all', async () => {
    const { pace, askInTurn } = setUp()
    pace.limited(0)
    const gaps: number[] = []
    for (let answers = 1; answers <= 9; answers++) {
      pace.answered()
      gaps.push(Math.round(await askInTurn()))
    }
    expect(gaps).toEqual([900, 810, 729, 656, 590, 531, 478, 0, 0])
  })
})
