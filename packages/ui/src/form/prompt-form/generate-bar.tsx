import type { Submission } from '@kling-kit/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/use-messages.ts'
import { ActionButton } from '../action-button/action-button.tsx'

export interface GenerateBarProps {
  submission: Submission
  /** Seconds until a press may work again. */
  secondsLeft: number
  children: ReactNode
}

/** The one button that spends money, with what it is likely to spend beside it. */
export function GenerateBar({ submission, secondsLeft, children }: GenerateBarProps) {
  const messages = useMessages()
  const isSending = submission.state === 'sending'
  const label = isSending
    ? submission.phase === 'posting'
      ? messages.sending
      : messages.checking
    : secondsLeft > 0
      ? messages.tryAgainIn(secondsLeft)
      : messages.generate
  return (
    <div data-part="generate">
      <div>{children}</div>
      {/* aria-disabled keeps the focus where it is; the press itself is refused by the form. */}
      <ActionButton
        type="submit"
        variant="primary"
        icon="spark"
        aria-disabled={isSending || secondsLeft > 0 || undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        data-busy={isSending || undefined}
        // The second click of a double click is no second wish, even where the first was answered already.
        onClick={(event) => event.detail > 1 && event.preventDefault()}
      >
        {label}
      </ActionButton>
    </div>
  )
}
