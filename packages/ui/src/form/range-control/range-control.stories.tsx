import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { RangeControl } from './range-control.tsx'

const meta = {
  title: 'Form/RangeControl',
  component: RangeControl,
  render: (args) => <Controlled part={RangeControl} {...args} />,
  args: {
    label: 'Prompt strength',
    min: 0,
    max: 1,
    step: 0.05,
    value: 0.5,
    ends: ['freer', 'closer'],
    onChange: fn(),
  },
} satisfies Meta<typeof RangeControl>
export default meta
type Story = StoryObj<typeof meta>

export const FromAnEnd: Story = {}
export const AroundZero: Story = {
  args: { label: 'Amount', min: -10, max: 10, step: 1, value: -4, ends: ['left', 'right'] },
}
export const Disabled: Story = { args: { disabled: true } }
export const RightToLeft: Story = { globals: { direction: 'rtl' } }
