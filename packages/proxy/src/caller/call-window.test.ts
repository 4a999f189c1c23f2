import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { type CallLimits, createCallWindow } from './call-window.ts'

const [ada, bea, eve] = [{ id: 'ada' }, { id: 'bea' }, { id: 'eve' }]

/** A window that has been open for a second, so that no time in it is zero. */
async function openWindow(limits: Partial<CallLimits> = {}) {
  const clock = createVirtualClock()
  const window = createCallWindow(clock, { submitsPerMinute: 2, maxCalls: 2, maxCallsInAll: 3, ...limits })
  await clock.advance(1000)
  return { clock, window }
}

const tryAgainIn = (retryAfterMs: number) =>
  expect.objectContaining({ code: 'rate-limited', facts: expect.objectContaining({ retryAfterMs }) })

describe('submissions in a minute', () => {
  it('are refused until the oldest is a minute old, and granted at that very moment', async () => {
    const { clock, window } = await openWindow()
    window.countSubmit(ada)
    await clock.advance(20_000)
    window.countSubmit(ada)
    expect(() => window.countSubmit(ada)).toThrow(tryAgainIn(40_000))
    await clock.advance(39_999)
    expect(() => window.countSubmit(ada)).toThrow(tryAgainIn(1))
    await clock.advance(1)
    window.countSubmit(ada)
    expect(() => window.countSubmit(ada)).toThrow(tryAgainIn(20_000))
  })

  it('do not count when they were refused', async () => {
    const { clock, window } = await openWindow({ submitsPerMinute: 1 })
    window.countSubmit(ada)
    await clock.advance(59_000)
    for (let times = 0; times < 5; times++) expect(() => window.countSubmit(ada)).toThrow(tryAgainIn(1000))
    await clock.advance(1000)
    expect(() => window.countSubmit(ada)).not.toThrow()
  })

  it('wait for as many to grow old as a limit was lowered by', async () => {
    const { clock, window } = await openWindow({ submitsPerMinute: 3 })
    for (let times = 0; times < 3; times++) {
      window.countSubmit(ada)
      await clock.advance(10_000)
    }
    const lowered = { ...ada, limits: { submitsPerMinute: 1 } }
    expect(() => window.countSubmit(lowered)).toThrow(tryAgainIn(50_000))
    await clock.advance(50_000)
    expect(() => window.countSubmit(lowered)).not.toThrow()
  })

  it('say about money what they are asked to say', async () => {
    const { window } = await openWindow({ submitsPerMinute: 0 })
    const saying = (billed: string) => expect.objectContaining({ facts: expect.objectContaining({ billed }) })
    expect(() => window.countSubmit(ada)).toThrow(saying('no'))
    expect(() => window.countSubmit(ada, 'unknown')).toThrow(saying('unknown'))
  })

  it('and calls of a caller whose limits are no numbers are none', async () => {
    const { window } = await openWindow()
    const unset = { ...ada, limits: { submitsPerMinute: Number.NaN, maxCalls: Number.NaN } }
    expect(() => window.countSubmit(unset)).toThrow(tryAgainIn(60_000))
    expect(() => window.enter(unset)).toThrow(tryAgainIn(1000))
  })

  it('of a caller who may send none are refused with a whole minute', async () => {
    const { window } = await openWindow()
    expect(() => window.countSubmit({ ...ada, limits: { submitsPerMinute: 0 } })).toThrow(tryAgainIn(60_000))
  })
})

describe('calls under way', () => {
  it('of one caller are as many as allowed, and one more for each that left', async () => {
    const { window } = await openWindow()
    const leave = window.enter(ada)
    window.enter(ada)
    expect(() => window.enter(ada)).toThrow(tryAgainIn(1000))
    leave()
    window.enter(ada)
    expect(() => window.enter(ada)).toThrow(tryAgainIn(1000))
  })

  it('of a caller with a limit of their own go by that', async () => {
    const { window } = await openWindow()
    const limited = { ...ada, limits: { maxCalls: 1 } }
    window.enter(limited)
    expect(() => window.enter(limited)).toThrow(tryAgainIn(1000))
  })

  it('of all callers together are bounded, too, until one of them leaves', async () => {
    const { window } = await openWindow()
    window.enter(ada)
    window.enter(ada)
    const leave = window.enter(bea)
    expect(() => window.enter(eve)).toThrow(tryAgainIn(1000))
    leave()
    window.enter(eve)
    expect(() => window.enter(bea)).toThrow(tryAgainIn(1000))
  })
})
