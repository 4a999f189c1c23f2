import type { Meta, StoryObj } from '@storybook/react-vite'
import { aJob } from '../testing/a-job.ts'
import { JobProgress } from './job-progress.tsx'

const meta = {
  title: 'Results/JobProgress',
  component: JobProgress,
  args: { job: aJob('processing') },
} satisfies Meta<typeof JobProgress>
export default meta
type Story = StoryObj<typeof meta>

export const Queued: Story = { args: { job: aJob('queued', { elapsedMs: 3000 }) } }
export const Processing: Story = {}
export const AnyMomentNow: Story = {
  args: { job: aJob('processing', { modelId: 'kling-o1', elapsedMs: 12_000 }) },
}
export const LongerThanUsual: Story = { args: { job: aJob('processing', { elapsedMs: 600_000 }) } }
export const WithoutUsualTime: Story = { args: { job: aJob('processing', { modelId: 'kling-9-preview' }) } }
export const UnknownStatus: Story = { args: { job: aJob('processing', { rawStatus: 'THROTTLED' }) } }
export const FetchingTheResult: Story = {
  args: { job: aJob('completed', { media: undefined, link: 'polling' }) },
}
export const ConnectionLost: Story = { args: { job: aJob('processing', { link: 'reconnecting' }) } }
export const Offline: Story = {
  args: { job: aJob('processing', { link: 'paused', pauseReason: 'offline' }) },
}
export const SignedOut: Story = { args: { job: aJob('processing', { link: 'paused', pauseReason: 'auth' }) } }
export const SignedOutWhenFinished: Story = {
  args: { job: aJob('completed', { media: undefined, link: 'paused', pauseReason: 'auth' }) },
}
export const Misconfigured: Story = {
  args: {
    job: aJob('processing', {
      link: 'paused',
      pauseReason: 'config',
      linkMessage: 'No proxy answers at /api/kling (HTTP 404).',
    }),
  },
}
export const SlowedDown: Story = {
  args: { job: aJob('processing', { link: 'paused', pauseReason: 'rate' }) },
}
