import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { ModelPicker } from './model-picker.tsx'

const meta = {
  title: 'Form/ModelPicker',
  component: ModelPicker,
  render: (args) => <Controlled part={ModelPicker} {...args} />,
  args: { value: 'kling-o3-text2video', onChange: fn() },
} satisfies Meta<typeof ModelPicker>
export default meta
type Story = StoryObj<typeof meta>

export const Cards: Story = {}
export const Narrow: Story = { globals: { viewport: { value: 'narrow', isRotated: false } } }
export const Folded: Story = { args: { isFolded: true } }
export const Unfolded: Story = {
  args: { isFolded: true },
  globals: { appearance: 'dark' },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByText('Model'))
    await expect(canvas.getByText('Kling O1 · images')).toBeVisible()
  },
}
