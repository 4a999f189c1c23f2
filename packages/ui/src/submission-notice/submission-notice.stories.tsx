import { InputError, RefusedError, UnknownOutcomeError } from '@kling-kit/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, within } from 'storybook/test'
import { SubmissionNotice } from './submission-notice.tsx'

const intentId = '5d0f3f0e-5b4d-4f5c-9d7e-0c8f3a1b2c3d'
const refused = (options: Partial<ConstructorParameters<typeof RefusedError>[0]>) => ({
  state: 'refused' as const,
  intentId,
  error: new RefusedError({ code: 'config', message: '', status: 503, billed: 'no', ...options }),
})

const meta = {
  title: 'Results/SubmissionNotice',
  component: SubmissionNotice,
  args: {
    submission: { state: 'idle' },
    onCheckAgain: fn(),
    onSubmitAgain: fn(),
    onDismiss: fn(),
  },
} satisfies Meta<typeof SubmissionNotice>
export default meta
type Story = StoryObj<typeof meta>

export const Checking: Story = { args: { submission: { state: 'sending', phase: 'checking', intentId } } }
export const InputToChange: Story = {
  args: {
    submission: {
      state: 'refused',
      error: new InputError({
        message: 'Two things in the input have to be changed.',
        issues: [
          { path: ['prompt'], message: 'Say what the video shows.' },
          {
            path: ['multi_prompt'],
            message: 'The shots last 7 seconds together; make it 5, the length of the video.',
          },
        ],
      }),
    },
  },
}
export const NotEnoughCredits: Story = {
  args: {
    submission: refused({
      code: 'insufficient-credits',
      status: 402,
      message: 'There are not enough credits for this request.',
    }),
  },
}
export const TooManyRequests: Story = {
  args: {
    submission: refused({
      code: 'rate-limited',
      status: 429,
      retryAfterMs: 42_000,
      message: 'Segmind accepts no more requests from this account right now.',
    }),
  },
}
export const SignedOut: Story = {
  args: { submission: refused({ code: 'unauthorized', status: 401, message: 'Sign in to continue.' }) },
}
export const Offline: Story = {
  args: { submission: refused({ code: 'offline', status: 0, message: 'You are offline.' }) },
}
export const OutcomeUnknown: Story = {
  args: {
    submission: {
      state: 'unknown',
      intentId,
      error: new UnknownOutcomeError({ message: 'No answer came that says what became of it.', intentId }),
    },
  },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Check again' }))
    await expect(args.onCheckAgain).toHaveBeenCalledOnce()
    await userEvent.click(canvas.getByRole('button', { name: 'Submit again' }))
    const dialog = within(canvas.getByRole('dialog'))
    await expect(args.onSubmitAgain).not.toHaveBeenCalled()
    await userEvent.click(dialog.getByRole('button', { name: 'Not now' }))
    await expect(args.onSubmitAgain).not.toHaveBeenCalled()
    await userEvent.click(canvas.getByRole('button', { name: 'Submit again' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Submit again, may charge twice' }))
    await expect(args.onSubmitAgain).toHaveBeenCalledOnce()
  },
}
