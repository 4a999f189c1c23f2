import type { Meta, StoryObj } from '@storybook/react-vite'
import { aJob } from '../testing/a-job.ts'
import { aPicture } from '../testing/sample-media.ts'
import { ImageResult } from './image-result.tsx'

const meta = {
  title: 'Results/ImageResult',
  component: ImageResult,
  args: { job: aJob('completed', { modelId: 'kling-o1' }) },
} satisfies Meta<typeof ImageResult>
export default meta
type Story = StoryObj<typeof meta>

export const One: Story = {}
export const Tall: Story = {
  args: {
    job: aJob('completed', {
      modelId: 'kling-o1',
      input: { prompt: 'A lighthouse', aspect_ratio: '9:16' },
      media: [aPicture('9x16')],
    }),
  },
}
export const Several: Story = { args: { job: undefined, media: [aPicture(), aPicture('1x1')] } }
export const NotLoaded: Story = {
  args: {
    job: aJob('completed', {
      modelId: 'kling-o1',
      media: [{ kind: 'image', url: `${location.origin}/gone/output.png` }],
    }),
  },
}
