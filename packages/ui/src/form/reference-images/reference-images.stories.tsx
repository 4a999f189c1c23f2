import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { aPicture } from '../../testing/sample-media.ts'
import { ReferenceImages } from './reference-images.tsx'

const meta = {
  title: 'Form/ReferenceImages',
  component: ReferenceImages,
  render: (args) => <Controlled part={ReferenceImages} {...args} />,
  args: { label: 'Pictures', value: [], onChange: fn() },
} satisfies Meta<typeof ReferenceImages>
export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const Two: Story = {
  args: { value: [aPicture().url, aPicture('9x16').url] },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Move @Image2 up' }))
    await expect(canvas.getByText('@Image2 is now @Image1.')).toBeInTheDocument()
  },
}
export const Full: Story = {
  args: { value: [aPicture().url, aPicture('9x16').url, aPicture('1x1').url], max: 3 },
}
export const OneRefused: Story = {
  args: {
    value: [aPicture().url, 'blob:1234'],
    itemIssues: [{ path: [1], message: 'Segmind cannot fetch this; upload it.' }],
  },
}
