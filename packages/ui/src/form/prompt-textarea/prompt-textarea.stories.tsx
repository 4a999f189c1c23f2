import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { PromptTextarea } from './prompt-textarea.tsx'

const meta = {
  title: 'Form/PromptTextarea',
  component: PromptTextarea,
  render: (args) => <Controlled part={PromptTextarea} {...args} />,
  args: {
    label: 'Prompt',
    value: 'Merge @Image1 into @Image2, and leave @Image4 out',
    maxLength: 2500,
    mentions: ['images'],
    tokens: ['@Image1', '@Image2'],
    onChange: fn(),
  },
} satisfies Meta<typeof PromptTextarea>
export default meta
type Story = StoryObj<typeof meta>

export const WithTokens: Story = {
  play: async ({ canvas }) => {
    const field = canvas.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' })
    await userEvent.click(field)
    await userEvent.click(canvas.getByRole('button', { name: 'Insert @Image2' }))
    await expect(field.value.endsWith('out @Image2')).toBe(true)
  },
}
export const Empty: Story = { args: { value: '', placeholder: 'What happens, who is in it, how it looks.' } }
export const TooLong: Story = { args: { maxLength: 20, issues: ['Shorten the prompt by 29 characters.'] } }
export const Long: Story = {
  args: { value: 'A paper boat drifts along a rainy street at dusk. '.repeat(30) },
}
export const Dark: Story = { globals: { appearance: 'dark' } }
