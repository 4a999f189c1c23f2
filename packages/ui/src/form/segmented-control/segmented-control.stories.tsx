import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { AspectRatioIcon } from './aspect-ratio-icon.tsx'
import { SegmentedControl } from './segmented-control.tsx'

const ratios = ['16:9', '9:16', '1:1'].map((ratio) => ({
  value: ratio,
  label: ratio,
  icon: <AspectRatioIcon ratio={ratio} />,
}))

const meta = {
  title: 'Form/SegmentedControl',
  component: SegmentedControl<string>,
  render: (args) => <Controlled part={SegmentedControl<string>} {...args} />,
  args: { label: 'Shape', options: ratios, value: '16:9', onChange: fn() },
} satisfies Meta<typeof SegmentedControl<string>>
export default meta
type Story = StoryObj<typeof meta>

export const Shapes: Story = {
  play: async ({ canvas }) => {
    await userEvent.tab()
    await userEvent.keyboard('{ArrowRight}')
    await expect(canvas.getByRole('radio', { name: '9:16' })).toBeChecked()
  },
}
export const OnOneLine: Story = { args: { isInline: true } }
export const WithAnIssue: Story = { args: { issues: ['Choose another shape.'] } }
