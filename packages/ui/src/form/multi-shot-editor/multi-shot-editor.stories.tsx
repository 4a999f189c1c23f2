import type { Shot, ShotDuration } from '@kling-kit/spec'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, fn, userEvent } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { MultiShotEditor } from './multi-shot-editor.tsx'

const shot = (prompt: string, seconds: number): Shot => ({
  prompt,
  duration: String(seconds) as ShotDuration,
})
const three = [
  shot('A child folds a paper boat', 3),
  shot('It sails between the shelves', 4),
  shot('It reaches the window', 3),
]

const meta = {
  title: 'Form/MultiShotEditor',
  component: MultiShotEditor,
  render: (args) => <Controlled part={MultiShotEditor} {...args} />,
  args: { value: three, totalSeconds: 10, onChange: fn(), onTotalSecondsChange: fn() },
} satisfies Meta<typeof MultiShotEditor>
export default meta
type Story = StoryObj<typeof meta>

export const FillsTheVideo: Story = {}
export const SecondsLeft: Story = { args: { totalSeconds: 15 } }
export const TooLong: Story = { args: { totalSeconds: 7 } }
export const OneShot: Story = { args: { value: three.slice(0, 1), totalSeconds: 3 } }
export const FiveShots: Story = {
  args: { value: [...three, shot('Night falls', 2), shot('It sinks', 3)], totalSeconds: 15 },
}
export const WithVoices: Story = {
  args: {
    tokens: ['<<<voice_1>>>'],
    value: [shot('A fox says <<<voice_1>>> hello, an owl <<<voice_2>>> answers', 10)],
  },
}
export const Narrow: Story = { globals: { viewport: { value: 'narrow', isRotated: false } } }
export const Dark: Story = { ...SecondsLeft, globals: { appearance: 'dark' } }

export const PromptMissing: Story = {
  args: { value: [shot('A child folds a paper boat', 5), shot('', 5)] },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('textbox', { name: 'Shot 2' }))
    await userEvent.tab()
    await expect(canvas.getByText('Shot 2 needs a prompt.')).toBeVisible()
  },
}

export const FittedInOnePress: Story = {
  args: { totalSeconds: 15 },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Fit shots to 15 s' }))
    await expect(canvas.getByText('15 of 15 s, a full video')).toBeVisible()
  },
}

export const MovedByDragging: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('textbox', { name: 'Shot 3' })
    const handles = canvasElement.querySelectorAll('[data-part="handle"]')
    const cards = canvasElement.querySelectorAll('li')
    const first = handles[0] as Element
    await fireEvent.pointerDown(first, { button: 0 })
    const { bottom } = (cards[2] as Element).getBoundingClientRect()
    await fireEvent.pointerMove(window, { clientY: bottom - 4 })
    await expect(canvas.getByRole('textbox', { name: 'Shot 3' })).toHaveValue('A child folds a paper boat')
    await fireEvent.pointerUp(window)
    await expect(canvas.getByRole('status')).toHaveTextContent('Shot 1 is now shot 3 of 3.')
  },
}
