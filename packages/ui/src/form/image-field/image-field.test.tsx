import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { ImageField } from './image-field.tsx'

const picture = new File(['x'], 'boat.png', { type: 'image/png' })

function open() {
  const { render, user } = createFormWorld()
  function Screen() {
    const [value, setValue] = useState('')
    return <ImageField label="First frame" value={value} onChange={setValue} />
  }
  const { container } = render(<Screen />)
  const chooser = container.querySelector<HTMLInputElement>('input[type=file]')
  if (!chooser) throw new Error('no file chooser')
  return {
    user,
    chooser,
    container,
    address: screen.getByRole<HTMLInputElement>('textbox', { name: 'First frame' }),
  }
}

it('shows the picture at an address, and says when there is none', async () => {
  const { address, user } = open()
  await user.type(address, 'https://images.example/boat.png')
  const image = screen.getByRole('img', { name: 'First frame' })
  expect(image.getAttribute('src')).toBe('https://images.example/boat.png')
  expect(image.getAttribute('referrerpolicy')).toBe('no-referrer')
  fireEvent.error(image)
  expect(screen.getByText('No picture could be loaded from this address.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Remove First frame' }))
  expect(address.value).toBe('')
})

it('says so when a file is dropped and this app takes none', async () => {
  const { container } = open()
  const target = container.querySelector('[data-kling="image-input"]')
  fireEvent.drop(target as Element, { dataTransfer: { files: [picture], getData: () => '' } })
  expect(
    await screen.findByText('This app takes no files. Give the public address of a picture instead.'),
  ).toBeTruthy()
})

it('refuses a file that Kling would refuse, before it is uploaded', async () => {
  const { chooser } = open()
  fireEvent.change(chooser, { target: { files: [new File(['x'], 'boat.gif', { type: 'image/gif' })] } })
  expect(await screen.findByText('Choose a jpg or png file.')).toBeTruthy()
})

it('takes an address that is dropped', () => {
  const { container, address } = open()
  const target = container.querySelector('[data-kling="image-input"]')
  const getData = (type: string) => (type === 'text/uri-list' ? 'https://images.example/a.png' : '')
  fireEvent.drop(target as Element, { dataTransfer: { files: [], getData } })
  expect(address.value).toBe('https://images.example/a.png')
})
