import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { keepTrying, within } from './deadline.ts'

describe('work within a time', () => {
  it('settles as the work does, and leaves no timer', async () => {
    const clock = createVirtualClock()
    expect(await within(clock, 1000, Promise.resolve('done'))).toBe('done')
    await expect(within(clock, 1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(clock.timerCount).toBe(0)
  })

  it.each([undefined, null, 'done'])('that is over already is awaited without a timer: %j', async (work) => {
    const clock = createVirtualClock()
    const done = within(clock, 1000, work)
    expect(clock.timerCount).toBe(0)
    expect(await done).toBe(work)
  })

  it('is given up at that moment, and not before', async () => {
    const clock = createVirtualClock()
    const ends: string[] = []
    const late = within(clock, 1000, new Promise(() => {}), () => new Error('too late'))
    late.catch((error: Error) => ends.push(error.message))
    await clock.advance(999)
    expect(ends).toEqual([])
    await clock.advance(1)
    expect(ends).toEqual(['too late'])
  })
})

describe('what is tried again and again', () => {
  /** The moments of all attempts, of which so many fail, and whether it is over. */
  async function watch(failures: number) {
    const clock = createVirtualClock()
    const startedAt = clock.now()
    const attempts: number[] = []
    let isOver = false
    void keepTrying(clock, async () => {
      attempts.push((clock.now() - startedAt) / 1000)
      if (attempts.length <= failures) throw new Error('down')
    }).then(() => (isOver = true))
    await clock.advance(2 * 3_600_000)
    return { attempts, isOver, timers: clock.timerCount }
  }

  it('comes after 1 s, 2 s, 4 s … and at last every minute', async () => {
    const { attempts } = await watch(9)
    expect(attempts).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243, 303])
  })

  it('ends with its first success', async () => {
    expect(await watch(0)).toEqual({ attempts: [1], isOver: true, timers: 0 })
  })

  it('ends after 64 failures, about an hour, without a word', async () => {
    const { attempts, isOver, timers } = await watch(Infinity)
    expect([attempts.length, attempts.at(-1)]).toEqual([64, 3543])
    expect([isOver, timers]).toEqual([true, 0])
  })
})
