import type { ModelId } from '@kling-kit/spec'
import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { ModelPicker } from './model-picker.tsx'

function open(isFolded = false) {
  const { render, user } = createFormWorld()
  function Screen() {
    const [value, setValue] = useState<ModelId>('kling-o3-text2video')
    return <ModelPicker value={value} onChange={setValue} isFolded={isFolded} />
  }
  return { user, ...render(<Screen />) }
}
const chosen = () => screen.getAllByRole<HTMLInputElement>('radio').find(({ checked }) => checked)?.value

it('offers each model with what it gives, takes and costs', () => {
  open()
  const card = screen.getByRole('radio', { name: /Kling O1/ }).closest('label')
  expect(card?.textContent).toContain('Picture')
  expect(card?.textContent).toMatch(/usually \d+–\d+ s/)
  expect(card?.textContent).toContain('$0.035')
})

it('is chosen from with the arrow keys', async () => {
  const { user } = open()
  await user.tab()
  await user.keyboard('{ArrowDown}')
  expect(chosen()).toBe('kling-3-standard-text2video')
})

it('shows only the chosen model while folded, and folds again after a click', async () => {
  const { user, container } = open(true)
  const details = container.querySelector('details')
  expect(details?.open).toBe(false)
  details?.setAttribute('open', '')
  await user.click(screen.getByRole('radio', { name: /Kling O1/ }))
  expect(chosen()).toBe('kling-o1')
  expect(details?.open).toBe(false)
})
