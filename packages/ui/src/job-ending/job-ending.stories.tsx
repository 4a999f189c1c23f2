import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, within } from 'storybook/test'
import { aJob } from '../testing/a-job.ts'
import { JobEnding } from './job-ending.tsx'

const meta = {
  title: 'Results/JobEnding',
  component: JobEnding,
  args: { job: aJob('failed'), onRetry: fn() },
} satisfies Meta<typeof JobEnding>
export default meta
type Story = StoryObj<typeof meta>

export const ContentDeclined: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await expect(canvas.getByText('content_policy_violation')).toBeVisible()
    await expect(canvas.getByText('Nothing was charged.')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Edit and try again' }))
    await expect(args.onRetry).toHaveBeenCalledWith(args.job)
  },
}
export const InputDeclined: Story = {
  args: {
    job: aJob('failed', {
      failure: { code: 'input-rejected', message: 'Prompt is Mandatory and must be string' },
    }),
  },
}
export const PictureDeclined: Story = {
  args: {
    job: aJob('failed', {
      modelId: 'kling-o1',
      failure: {
        code: 'media-rejected',
        message: 'Reference media rejected: URL must be a valid HTTP or HTTPS URL.',
      },
    }),
  },
}
export const ServiceFailed: Story = {
  args: {
    job: aJob('failed', {
      failure: { code: 'upstream', message: 'Generation failed. Please try again.' },
    }),
  },
}
export const Expired: Story = { args: { job: aJob('expired', { elapsedMs: 4_200_000 }) } }
export const ExpiredBeforeItWasFetched: Story = {
  args: { job: aJob('expired', { wasCompleted: true, elapsedMs: 4_200_000 }) },
}
export const NothingToPlay: Story = {
  args: { job: aJob('completed', { media: [], rawResult: { output: null } }) },
}
export const UnsafeAddress: Story = {
  args: { job: aJob('completed', { media: [], rawResult: 'javascript:alert(document.cookie)' }) },
}
