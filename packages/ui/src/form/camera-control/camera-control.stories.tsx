import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { CameraControl } from './camera-control.tsx'

const meta = {
  title: 'Form/CameraControl',
  component: CameraControl,
  render: (args) => <Controlled part={CameraControl} {...args} />,
  args: { value: {}, onChange: fn() },
} satisfies Meta<typeof CameraControl>
export default meta
type Story = StoryObj<typeof meta>

export const LeftToTheModel: Story = {}
export const ReadyMove: Story = { args: { value: { type: 'forward_up' } } }
export const SlidesLeft: Story = { args: { value: { type: 'simple', axis: 'horizontal', amount: -7 } } }
export const Rises: Story = { args: { value: { type: 'simple', axis: 'vertical', amount: 7 } } }
export const TurnsUp: Story = { args: { value: { type: 'simple', axis: 'pan', amount: 7 } } }
export const TurnsRight: Story = { args: { value: { type: 'simple', axis: 'tilt', amount: 7 } } }
export const Rolls: Story = { args: { value: { type: 'simple', axis: 'roll', amount: -7 } } }
export const ZoomsCloser: Story = { args: { value: { type: 'simple', axis: 'zoom', amount: -7 } } }
export const NoAmount: Story = {
  args: {
    value: { type: 'simple', axis: 'zoom', amount: 0 },
    issues: ['Give the camera an amount other than 0.'],
  },
}
export const NarrowAndDark: Story = {
  ...TurnsRight,
  globals: { appearance: 'dark', viewport: { value: 'narrow', isRotated: false } },
}
