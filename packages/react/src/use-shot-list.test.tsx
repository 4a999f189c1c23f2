import type { Shot } from '@kling-kit/spec'
import { act, cleanup, renderHook } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { useShotList } from './use-shot-list.ts'

afterEach(cleanup)

const useShots = (initial: Shot[], totalSeconds = 10) => {
  const [value, onChange] = useState(initial)
  return { ...useShotList({ value, onChange, totalSeconds, max: 3 }), value, onChange }
}

const ids = (result: { current: ReturnType<typeof useShots> }) => result.current.shots.map(({ id }) => id)

it('builds a list that fills the video', () => {
  const { result } = renderHook(() => useShots([]))
  act(() => result.current.add())
  act(() => result.current.add())
  expect(result.current).toMatchObject({ totalSeconds: 10, remainingSeconds: 0, canAdd: true })
  expect(result.current.value).toEqual([
    { prompt: '', duration: '5' },
    { prompt: '', duration: '5' },
  ])
  expect(result.current.issues.map(({ message }) => message)).toEqual([
    'Shot 1 needs a prompt.',
    'Shot 2 needs a prompt.',
  ])
})

it('keeps the id of a shot that moves, is edited and timed', () => {
  const { result } = renderHook(() =>
    useShots([
      { prompt: 'a', duration: '4' },
      { prompt: 'b', duration: '6' },
    ]),
  )
  const [first, second] = ids(result) as [string, string]
  act(() => result.current.move(first, 1))
  act(() => result.current.setPrompt(first, 'c'))
  act(() => result.current.setSeconds(second, 3))
  expect(ids(result)).toEqual([second, first])
  expect(result.current.value).toEqual([
    { prompt: 'b', duration: '3' },
    { prompt: 'c', duration: '4' },
  ])
  expect(result.current.remainingSeconds).toBe(3)
})

it('follows a value that is set from outside', () => {
  const { result } = renderHook(() =>
    useShots([
      { prompt: 'a', duration: '4' },
      { prompt: 'b', duration: '6' },
    ]),
  )
  const [, second] = ids(result)
  act(() => result.current.onChange([{ prompt: 'b', duration: '6' }]))
  expect(ids(result)).toEqual([second])
  act(() => result.current.onChange([]))
  act(() => result.current.add())
  expect(ids(result)).not.toContain(second)
})
