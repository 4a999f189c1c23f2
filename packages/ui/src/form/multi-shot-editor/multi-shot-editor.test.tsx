import type { Shot, ShotDuration } from '@kling-kit/spec'
import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { createFormWorld } from '../../testing/form-world.tsx'
import { MultiShotEditor } from './multi-shot-editor.tsx'

const shot = (prompt: string, seconds: number): Shot => ({
  prompt,
  duration: String(seconds) as ShotDuration,
})

async function open(shots: Shot[], totalSeconds = 10) {
  const { render, user } = createFormWorld()
  const now = { shots, totalSeconds }
  function Screen() {
    const [value, setValue] = useState<Shot[]>(shots)
    const [total, setTotal] = useState(totalSeconds)
    Object.assign(now, { shots: value, totalSeconds: total })
    return (
      <MultiShotEditor
        value={value}
        onChange={setValue}
        totalSeconds={total}
        onTotalSecondsChange={setTotal}
      />
    )
  }
  render(<Screen />)
  await screen.findByRole('textbox', { name: 'Shot 1' })
  return { user, now, press: (name: string) => user.click(screen.getByRole('button', { name })) }
}
const prompts = ({ shots }: { shots: Shot[] }) => shots.map(({ prompt }) => prompt)
const lengths = ({ shots }: { shots: Shot[] }) => shots.map(({ duration }) => Number(duration))

it('moves a shot by its buttons and by Alt and arrows, and says so', async () => {
  const { now, press, user } = await open([shot('one', 4), shot('two', 3), shot('three', 3)])
  await press('Move shot 3 up')
  expect(prompts(now)).toEqual(['one', 'three', 'two'])
  expect(screen.getByRole('status').textContent).toBe('Shot 3 is now shot 2 of 3.')
  const three = screen.getByRole('textbox', { name: 'Shot 2' })
  await user.type(three, '{Alt>}{ArrowUp}{/Alt}')
  expect(prompts(now)).toEqual(['three', 'one', 'two'])
  expect(document.activeElement).toBe(three)
  await user.type(three, '{Alt>}{ArrowUp}{/Alt}')
  expect(prompts(now)).toEqual(['three', 'one', 'two'])
})

it('adds and removes shots, five at the most', async () => {
  const { now, press } = await open([shot('one', 10)])
  for (let count = 1; count < 5; count++) await press('Add a shot')
  expect(lengths(now).reduce((sum, seconds) => sum + seconds)).toBe(10)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'No more than 5 shots fit' }).disabled).toBe(
    true,
  )
  await press('Remove shot 1')
  expect(now.shots).toHaveLength(4)
})

it('cannot lose its last shot', async () => {
  await open([shot('one', 10)])
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Remove shot 1' }).disabled).toBe(true)
})

it('shows what is left to fill, and fills it in one press', async () => {
  const { now, press } = await open([shot('one', 4), shot('two', 2)])
  expect(screen.getByText('6 of 10 s, 4 s still empty')).toBeTruthy()
  await press('Fit shots to 10 s')
  expect(lengths(now)).toEqual([7, 3])
  expect(screen.getByText('10 of 10 s, a full video')).toBeTruthy()
  await press('Even out')
  expect(lengths(now)).toEqual([5, 5])
  expect(screen.queryByRole('button', { name: 'Even out' })).toBeNull()
})

it('makes the video as long as its shots', async () => {
  const { now, press } = await open([shot('one', 4), shot('two', 2)])
  await press('Make the video 6 s')
  expect(now.totalSeconds).toBe(6)
})

it('times a shot by its buttons and by typing', async () => {
  const { now, press, user } = await open([shot('one', 4), shot('two', 2)])
  await press('Lengthen shot 2')
  await press('Shorten shot 1')
  expect(lengths(now)).toEqual([3, 3])
  const seconds = screen.getByRole('spinbutton', { name: 'Seconds of shot 1' })
  await user.clear(seconds)
  await user.type(seconds, '7', { initialSelectionStart: 0, initialSelectionEnd: 2 })
  expect(lengths(now)).toEqual([7, 3])
})

it('asks for a prompt once its field was left, beside it', async () => {
  const { user } = await open([shot('one', 5), shot('', 5)])
  expect(screen.queryByText(/needs a prompt/)).toBeNull()
  await user.click(screen.getByRole('textbox', { name: 'Shot 2' }))
  await user.tab()
  const field = screen.getByRole('textbox', { name: 'Shot 2' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Shot 2 needs a prompt.')).toBeTruthy()
})

it('reads its timeline out', async () => {
  await open([shot('one', 4), shot('two', 1)])
  const timeline = screen.getByRole('img', { name: 'Shot 1: 4 seconds, Shot 2: 1 second, of 10 seconds' })
  expect(
    within(timeline)
      .getAllByText(/ s$/)
      .map(({ textContent }) => textContent),
  ).toEqual(['4 s', '1 s'])
})
