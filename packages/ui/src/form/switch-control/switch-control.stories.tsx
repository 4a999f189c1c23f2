import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { SwitchControl } from './switch-control.tsx'

const meta = {
  title: 'Form/SwitchControl',
  component: SwitchControl,
  render: (args) => <Controlled part={SwitchControl} {...args} />,
  args: {
    label: 'Sound',
    help: 'Adds sound and speech.',
    note: 'Off, about $1.05. On, about $1.75.',
    value: false,
    onChange: fn(),
  },
} satisfies Meta<typeof SwitchControl>
export default meta
type Story = StoryObj<typeof meta>

export const Off: Story = {}
export const On: Story = { args: { value: true } }
export const Dark: Story = { ...On, globals: { appearance: 'dark' } }
