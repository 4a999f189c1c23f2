import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { Controlled } from '../../testing/controlled.tsx'
import { VoiceField } from './voice-field.tsx'

const meta = {
  title: 'Form/VoiceField',
  component: VoiceField,
  render: (args) => <Controlled part={VoiceField} {...args} />,
  args: { label: 'Voices', value: [], onChange: fn(), isAudioOn: true, help: 'Name them in the prompt.' },
} satisfies Meta<typeof VoiceField>
export default meta
type Story = StoryObj<typeof meta>

export const Empty: Story = {}
export const Two: Story = { args: { value: ['vo_829', 'vo_830'] } }
export const SoundOff: Story = { args: { isAudioOn: false } }
export const Refused: Story = { args: { value: ['vo 829'], issues: ['Give a voice id without spaces.'] } }
