import { afterEach, expect, it, vi } from 'vitest'
import { systemClock } from './clock.ts'

afterEach(() => vi.useRealTimers())

it.each([Number.POSITIVE_INFINITY, 2 ** 31, 1e12])('a timer of %s ms does not go off at once', (delayMs) => {
  const setTimer = vi.spyOn(globalThis, 'setTimeout')
  systemClock.clearTimeout(systemClock.setTimeout(() => {}, delayMs))
  expect(setTimer).toHaveBeenLastCalledWith(expect.anything(), 2 ** 31 - 1)
  setTimer.mockRestore()
})

it('goes off when its time has come, and not when it was called off', () => {
  vi.useFakeTimers()
  const [rang, silent] = [vi.fn(), vi.fn()]
  systemClock.setTimeout(rang, 1000)
  systemClock.clearTimeout(systemClock.setTimeout(silent, 1000))
  vi.advanceTimersByTime(999)
  expect(rang).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(rang).toHaveBeenCalledOnce()
  expect(silent).not.toHaveBeenCalled()
})
