import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { VoiceField } from './voice-field.tsx'

function open(isAudioOn: boolean, first: string[] = []) {
  const { render, user } = createFormWorld()
  const now = { value: first }
  function Screen() {
    const [value, setValue] = useState(first)
    now.value = value
    return <VoiceField label="Voices" value={value} onChange={setValue} isAudioOn={isAudioOn} />
  }
  render(<Screen />)
  return {
    user,
    now,
    box: (place: number) => screen.getByRole<HTMLInputElement>('textbox', { name: `Voice ${place}, id` }),
  }
}

it('is closed while sound is off, and says why', () => {
  const { box } = open(false)
  expect(box(1).disabled).toBe(true)
  expect(document.getElementById(box(1).getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Voices speak only in a video with sound. Turn the sound on first.',
  )
})

it('lets a voice be taken out although sound is off', async () => {
  const { box, now, user } = open(false, ['vo_1'])
  await user.clear(box(1))
  expect(now.value).toEqual([])
})

it('takes two ids, one after the other', async () => {
  const { box, now, user } = open(true)
  expect(box(2).disabled).toBe(true)
  await user.type(box(1), 'vo_1')
  await user.type(box(2), 'vo_2')
  expect(now.value).toEqual(['vo_1', 'vo_2'])
})
