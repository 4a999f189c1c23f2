import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { PromptTextarea } from './prompt-textarea.tsx'

function open(first: string, tokens: string[]) {
  const { render, user } = createFormWorld()
  function Screen() {
    const [value, setValue] = useState(first)
    return (
      <PromptTextarea
        label="Prompt"
        value={value}
        onChange={setValue}
        maxLength={20}
        mentions={['images']}
        tokens={tokens}
      />
    )
  }
  const { container } = render(<Screen />)
  const marks = () =>
    [...container.querySelectorAll('mark')].map((mark) => [mark.textContent, mark.dataset['unknown']])
  return { user, marks, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' }) }
}

it('marks the tokens in the text, and those that lead nowhere', () => {
  const { marks } = open('@Image1 on @Image2', ['@Image1'])
  expect(marks()).toEqual([
    ['@Image1', undefined],
    ['@Image2', 'true'],
  ])
})

it('inserts a token where the caret is, apart from the word before', async () => {
  const { field, user } = open('a boat on', ['@Image1'])
  await user.click(field)
  field.setSelectionRange(6, 6)
  await user.click(screen.getByRole('button', { name: 'Insert @Image1' }))
  expect(field.value).toBe('a boat @Image1 on')
  expect(document.activeElement).toBe(field)
})

it('counts characters and takes more than fit', async () => {
  const { field, user } = open('', [])
  await user.type(field, 'x'.repeat(21))
  expect(screen.getByText('21 / 20').dataset['over']).toBe('true')
})
