import type { Meta, StoryObj } from '@storybook/react-vite'
import { CostHint } from './cost-hint.tsx'

const meta = {
  title: 'Form/CostHint',
  component: CostHint,
  args: { modelId: 'kling-o3-text2video', input: { duration: '5' } },
} satisfies Meta<typeof CostHint>
export default meta
type Story = StoryObj<typeof meta>

export const Between: Story = {}
export const OnePrice: Story = { args: { modelId: 'kling-text2video', input: { duration: 10, mode: 'std' } } }
export const LessThanTenCents: Story = { args: { modelId: 'kling-o1', input: {} } }
