import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { aJob } from '../testing/a-job.ts'
import { JobResult } from './job-result.tsx'

const meta = {
  title: 'Results/JobResult',
  component: JobResult,
  args: { job: aJob('completed'), onRetry: fn() },
} satisfies Meta<typeof JobResult>
export default meta
type Story = StoryObj<typeof meta>

export const Queued: Story = { args: { job: aJob('queued', { elapsedMs: 2000 }) } }
export const Processing: Story = { args: { job: aJob('processing') } }
export const Tall: Story = {
  args: { job: aJob('processing', { input: { prompt: 'A street musician plays', aspect_ratio: '9:16' } }) },
}
export const Video: Story = {}
export const VideoWithCost: Story = {
  args: { job: aJob('completed', { metrics: { totalSeconds: 152.7, costUsd: 1.05 } }) },
}
export const Picture: Story = { args: { job: aJob('completed', { modelId: 'kling-o1' }) } }
export const Failed: Story = { args: { job: aJob('failed') } }
export const Expired: Story = { args: { job: aJob('expired') } }
export const NothingToPlay: Story = { args: { job: aJob('completed', { media: [], rawResult: null }) } }
