import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { ReferenceImages } from './reference-images.tsx'

function open(first: string[], max?: number) {
  const { render, user } = createFormWorld()
  const now = { value: first }
  function Screen() {
    const [value, setValue] = useState(first)
    now.value = value
    return <ReferenceImages label="Pictures" value={value} onChange={setValue} max={max} />
  }
  render(<Screen />)
  return { user, now }
}
const a = 'https://images.example/a.png'
const b = 'https://images.example/b.png'

it('adds a picture in the row at the end', async () => {
  const { now, user } = open([a])
  await user.type(screen.getByRole('textbox', { name: '@Image2' }), b)
  expect(now.value).toEqual([a, b])
  expect(screen.getByRole('textbox', { name: '@Image3' })).toBeTruthy()
  expect(screen.getByText('2 of 10')).toBeTruthy()
})

it('moves pictures, and says what they are called now', async () => {
  const { now, user } = open([a, b])
  await user.click(screen.getByRole('button', { name: 'Move @Image2 up' }))
  expect(now.value).toEqual([b, a])
  expect(screen.getByText('@Image2 is now @Image1.')).toBeTruthy()
})

it('removes a picture and closes the gap', async () => {
  const { now, user } = open([a, b])
  await user.click(screen.getByRole('button', { name: 'Remove @Image1' }))
  expect(now.value).toEqual([b])
})

it('takes no more than fit', () => {
  open([a, b], 2)
  expect(screen.queryByRole('textbox', { name: '@Image3' })).toBeNull()
})
