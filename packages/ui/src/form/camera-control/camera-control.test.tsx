import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { CameraControl } from './camera-control.tsx'
import type { CameraMove } from './camera-move.ts'

function open(first: CameraMove = {}) {
  const { render, user } = createFormWorld()
  const now: { value: CameraMove } = { value: first }
  function Screen() {
    const [value, setValue] = useState(first)
    now.value = value
    return <CameraControl value={value} onChange={setValue} />
  }
  render(<Screen />)
  return { now, choose: async (name: string) => user.click(await screen.findByRole('radio', { name })) }
}

it('gives one axis and an amount only with its own move', async () => {
  const { now, choose } = open()
  await choose('One axis')
  expect(now.value).toEqual({ type: 'simple', axis: 'horizontal', amount: 5 })
  await choose('Down and back')
  expect(now.value).toEqual({ type: 'down_back' })
  expect(screen.queryByRole('slider')).toBeNull()
  await choose('Left to the model')
  expect(now.value).toEqual({})
})

it.each([
  ['Turn up or down', -3, '3 down'],
  ['Turn left or right', -3, '3 left'],
  ['Zoom', -3, '3 closer'],
  ['Zoom', 4, '4 wider'],
  ['Roll', 2, '2 clockwise'],
  ['Rise or sink', 2, '2 up'],
])('says in words what %s by %d does', async (axis, amount, words) => {
  const { choose, now } = open({ type: 'simple', axis: 'horizontal', amount: 5 })
  await choose(axis)
  const slider = screen.getByRole('slider', { name: 'Amount' })
  fireEvent.change(slider, { target: { value: String(amount) } })
  expect(slider.getAttribute('aria-valuetext')).toBe(words)
  expect(now.value.amount).toBe(amount)
})
