import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useCountdown } from './use-countdown.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('counts down to 0 and stops', () => {
  const start = {}
  const { result } = renderHook(() => useCountdown(start, 2000))
  expect(result.current).toBe(2)
  act(() => void vi.advanceTimersByTime(1250))
  expect(result.current).toBe(1)
  act(() => void vi.advanceTimersByTime(1000))
  expect(result.current).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

it('starts again with another start', () => {
  const { result, rerender } = renderHook(({ start }) => useCountdown(start, 2000), {
    initialProps: { start: {} },
  })
  act(() => void vi.advanceTimersByTime(3000))
  rerender({ start: {} })
  expect(result.current).toBe(2)
})

it('has nothing to count without a start', () => {
  expect(renderHook(() => useCountdown(undefined, 2000)).result.current).toBe(0)
})
