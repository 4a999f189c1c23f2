import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { withJobs } from '../testing/arrange-jobs.ts'
import { KlingStudio } from './kling-studio.tsx'

const byHand = (...jobs: Parameters<typeof withJobs>) => ({
  kling: { simulator: { latency: 'manual' }, arrange: withJobs(...jobs) },
})

const meta = {
  title: 'Studio/KlingStudio',
  component: KlingStudio,
  parameters: { layout: 'fullscreen' },
  args: { onAccepted: fn(), onCompleted: fn(), onFailed: fn() },
} satisfies Meta<typeof KlingStudio>
export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const Making: Story = { parameters: byHand('finished', 'making') }
export const Finished: Story = { parameters: byHand('finished', 'failed', 'finished') }
export const Failed: Story = { parameters: byHand('finished', 'failed') }
export const SeveralAtOnce: Story = { parameters: byHand('making', 'making', 'finished', 'making') }
export const Dark: Story = { args: { appearance: 'dark' }, parameters: byHand('finished', 'making') }
export const Narrow: Story = {
  globals: { viewport: { value: 'narrow' } },
  parameters: byHand('finished', 'making'),
}
export const RightToLeft: Story = { globals: { direction: 'rtl' }, parameters: byHand('finished', 'making') }
export const OneModelAndPresets: Story = {
  args: {
    defaultModel: 'kling-text2video',
    fields: { negative_prompt: 'hidden', mode: { value: 'std', locked: true } },
    presets: [
      {
        label: 'Lighthouse',
        modelId: 'kling-text2video',
        input: { prompt: 'A lighthouse in a storm, waves break against the rocks', duration: 10 },
      },
    ],
    slots: { header: <strong>Trailer desk</strong> },
  },
}

export const FromPromptToVideo: Story = {
  parameters: { kling: { simulator: { latency: 600 } } },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await userEvent.type(canvas.getByRole('textbox', { name: 'Prompt' }), 'A paper boat on a rainy street')
    await userEvent.click(canvas.getByRole('button', { name: /Generate/ }))
    const video = await canvas.findByLabelText<HTMLVideoElement>('Generated video', {}, { timeout: 8000 })
    await waitFor(() => expect(video.readyState).toBeGreaterThan(0), { timeout: 5000 })
    await expect(args.onAccepted).toHaveBeenCalledOnce()
    await expect(args.onCompleted).toHaveBeenCalledOnce()
  },
}

export const OutcomeUnknown: Story = {
  parameters: {
    kling: {
      arrange: ({ simulator }: { simulator: { next(fault: string): void } }) => simulator.next('drop-after'),
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(canvas.getByRole('textbox', { name: 'Prompt' }), 'A paper boat on a rainy street')
    await userEvent.click(canvas.getByRole('button', { name: /Generate/ }))
    await expect(
      await canvas.findByText('We could not confirm this submission', {}, { timeout: 8000 }),
    ).toBeVisible()
  },
}

export const EditAndTryAgain: Story = {
  parameters: byHand('failed'),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit and try again' }))
    await expect(canvas.getByRole('textbox', { name: 'Prompt' })).toHaveValue(
      'A paper boat drifts along a rainy street at dusk, neon signs mirrored in the gutter',
    )
  },
}
