import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor, within } from 'storybook/test'
import { aJob } from '../testing/a-job.ts'
import { aVideo } from '../testing/sample-media.ts'
import { VideoPlayer } from './video-player.tsx'

const meta = {
  title: 'Results/VideoPlayer',
  component: VideoPlayer,
  args: { job: aJob('completed') },
} satisfies Meta<typeof VideoPlayer>
export default meta
type Story = StoryObj<typeof meta>

export const Wide: Story = {
  play: async ({ canvasElement }) => {
    const video = within(canvasElement).getByLabelText<HTMLVideoElement>('Generated video')
    await waitFor(() => expect(video.readyState).toBeGreaterThan(0))
    await expect(video).toHaveAttribute('controls')
  },
}
export const Tall: Story = {
  args: { job: aJob('completed', { input: { aspect_ratio: '9:16' }, media: [aVideo('9x16')] }) },
}
export const Square: Story = {
  args: { job: aJob('completed', { input: { aspect_ratio: '1:1' }, media: [aVideo('1x1')] }) },
}
export const WithoutJob: Story = { args: { job: undefined, media: aVideo() } }
export const CannotBePlayed: Story = {
  args: {
    job: aJob('completed', {
      media: [{ kind: 'video', url: `${location.origin}/gone/output.mp4` }],
      expiresAt: 0,
    }),
  },
  play: async ({ canvasElement }) => {
    const said = await within(canvasElement).findByRole('alert', {}, { timeout: 5000 })
    await expect(said).toHaveTextContent('This cannot be played here.')
    await expect(within(canvasElement).getByRole('link', { name: 'Download' })).toBeVisible()
  },
}
