import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { aPicture } from '../../testing/sample-media.ts'
import type { StoryWorld } from '../../testing/story-world.ts'
import { PromptForm } from './prompt-form.tsx'

const meta = {
  title: 'Form/PromptForm',
  component: PromptForm,
  args: { modelId: 'kling-o3-text2video', onAccepted: fn() },
} satisfies Meta<typeof PromptForm>
export default meta
type Story = StoryObj<typeof meta>

const boat = { prompt: 'A paper boat drifts through a flooded library, lamp light on the water' }

export const KlingO3TextToVideo: Story = { args: { defaultInput: boat } }
export const Kling3Standard: Story = { args: { modelId: 'kling-3-standard-text2video', defaultInput: boat } }
export const KlingO3ImageToVideo: Story = {
  args: {
    modelId: 'kling-o3-image2video',
    defaultInput: { image_url: aPicture().url, prompt: 'The wind rises' },
  },
}
export const KlingTextToVideo: Story = { args: { modelId: 'kling-text2video', defaultInput: boat } }
export const KlingO1: Story = {
  args: { modelId: 'kling-o1', defaultInput: { image_urls: [aPicture().url, aPicture('1x1').url] } },
}

export const Empty: Story = {}

export const Dark: Story = { ...KlingO3TextToVideo, globals: { appearance: 'dark' } }

export const Narrow: Story = {
  ...KlingO3TextToVideo,
  globals: { viewport: { value: 'narrow', isRotated: false } },
}

export const RightToLeft: Story = { ...KlingTextToVideo, globals: { direction: 'rtl' } }

export const EverySectionOpen: Story = {
  args: { defaultInput: boat },
  play: async ({ canvas }) => {
    for (const title of ['Audio', 'Advanced']) await userEvent.click(canvas.getByText(title))
    await expect(canvas.getByRole('slider', { name: 'Prompt strength' })).toBeVisible()
  },
}

export const WithVoices: Story = {
  args: {
    defaultInput: {
      prompt: 'A fox says <<<voice_1>>> hello, and an owl <<<voice_2>>> answers',
      generate_audio: true,
      voice_ids: ['vo_829'],
    },
  },
}

export const MultipleShots: Story = {
  args: {
    defaultInput: {
      ...boat,
      duration: '10',
      multi_prompt: [
        { prompt: 'The boat is folded by a child', duration: '3' },
        { prompt: 'It sails between the shelves', duration: '4' },
        { prompt: 'It reaches the window', duration: '3' },
      ],
    },
  },
}

export const WithPresets: Story = {
  args: {
    presets: [
      { label: 'Paper boat', input: boat },
      { label: 'Upright city', input: { prompt: 'Neon rain in a narrow street', aspect_ratio: '9:16' } },
    ],
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Upright city' }))
    await expect(canvas.getByRole('radio', { name: '9:16' })).toBeChecked()
  },
}

export const HiddenAndLocked: Story = {
  args: {
    defaultInput: boat,
    fields: { negative_prompt: 'hidden', mode: { value: 'std', locked: true }, duration: { value: '8' } },
  },
}

export const ThingsToChange: Story = {
  args: { defaultInput: { prompt: '', voice_ids: ['vo_829'], generate_audio: false } },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(canvas.getByRole('group', { name: /to change$/ })).toHaveFocus()
  },
}

export const OverTheLimit: Story = {
  args: { defaultInput: boat, maxCost: 1 },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(canvas.getByRole('alert')).toHaveTextContent('the limit here is $1.00')
  },
}

export const AsksFirst: Story = {
  args: { defaultInput: boat, confirmAbove: 1 },
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    const dialog = within(await canvas.findByRole('dialog', { name: 'Generate this?' }))
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    await expect(args.onAccepted).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
  },
}

export const Accepted: Story = {
  args: { defaultInput: boat },
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button', { name: 'Generate' })
    await userEvent.dblClick(button)
    await waitFor(() => expect(args.onAccepted).toHaveBeenCalledTimes(1))
  },
}

export const Sending: Story = {
  args: { defaultInput: boat },
  parameters: {
    kling: { arrange: ({ simulator }: StoryWorld) => simulator.next({ type: 'hang', on: 'submit' }) },
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(await canvas.findByRole('button', { name: 'Sending…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  },
}

export const RefusedForNow: Story = {
  args: { defaultInput: boat },
  parameters: {
    kling: { arrange: ({ simulator }: StoryWorld) => simulator.next({ type: 'rate-limited', on: 'submit' }) },
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(await canvas.findByRole('button', { name: /^Again in/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  },
}

export const OutcomeUnknown: Story = {
  args: { defaultInput: boat },
  parameters: {
    kling: { arrange: ({ simulator }: StoryWorld) => simulator.next({ type: 'drop-after', on: 'submit' }) },
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Generate' }))
    await expect(await canvas.findByRole('button', { name: 'Check again' }, { timeout: 5000 })).toBeVisible()
  },
}
