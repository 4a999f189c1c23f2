import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { withJobs } from '../testing/arrange-jobs.ts'
import { fullStorage } from '../testing/full-storage.ts'
import { unconfirmedStorage } from '../testing/unconfirmed-storage.ts'
import { JobHistory } from './job-history.tsx'

const meta = {
  title: 'Results/JobHistory',
  component: JobHistory,
  args: { onSelect: fn() },
  parameters: {
    kling: { simulator: { latency: 'manual' }, arrange: withJobs('finished', 'failed', 'making') },
  },
} satisfies Meta<typeof JobHistory>
export default meta
type Story = StoryObj<typeof meta>

export const Several: Story = {
  play: async ({ canvasElement, args }) => {
    const entries = await within(canvasElement).findAllByRole('button', { pressed: false })
    await expect(entries).toHaveLength(3)
    await userEvent.click(entries[1] as HTMLElement)
    await expect(args.onSelect).toHaveBeenCalledWith(expect.objectContaining({ status: 'failed' }))
  },
}
export const Forget: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const [forget] = await canvas.findAllByRole('button', { name: /Remove from this list/ })
    await userEvent.click(forget as HTMLElement)
    await expect(canvas.getByRole('dialog')).toHaveTextContent('It is not cancelled')
    await userEvent.click(canvas.getByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2))
  },
}
export const Many: Story = {
  parameters: {
    kling: {
      simulator: { latency: 'manual' },
      arrange: withJobs('finished', 'finished', 'failed', 'finished', 'finished', 'making', 'making'),
    },
  },
}
export const NotKept: Story = {
  parameters: {
    kling: {
      simulator: { latency: 'manual' },
      storage: fullStorage(),
      arrange: withJobs('finished', 'making'),
    },
  },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole('status')).toHaveTextContent('no room left')
  },
}

export const Unconfirmed: Story = {
  parameters: {
    kling: {
      simulator: { latency: 'manual' },
      storage: unconfirmedStorage(),
      arrange: withJobs('finished', 'making'),
    },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await expect(await canvas.findByText('We could not confirm a submission')).toBeVisible()
    await expect(canvas.getByText('A kite above the dunes')).toBeVisible()
    await expect(canvas.getByText('It may or may not have been charged.')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Check again' })).toBeEnabled()
  },
}
