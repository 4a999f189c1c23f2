import type { UnconfirmedSubmission } from '@kling-kit/core'
import { useKlingClient } from '@kling-kit/react'
import { ActionButton } from '../form/action-button/action-button.tsx'
import { useMessages } from '../messages/use-messages.ts'
import { MoneyTag } from '../notice/money-tag.tsx'
import { Notice } from '../notice/notice.tsx'
import { RequestId } from '../request-id/request-id.tsx'

/** A submission of which nobody knows what became of it: what was asked for, what it may cost, and the way to find out. */
export function UnconfirmedNotice({ submission }: { submission: UnconfirmedSubmission }) {
  const messages = useMessages()
  const { submissions } = useKlingClient()
  const { intentId, isChecking, input } = submission
  const prompt = input?.['prompt']
  return (
    <Notice
      tone={isChecking ? 'neutral' : 'warning'}
      role="status"
      title={isChecking ? messages.checkingText : messages.unconfirmedTitle}
      actions={
        !isChecking && (
          <>
            <ActionButton onClick={() => void submissions.checkAgain(intentId)}>
              {messages.checkAgain}
            </ActionButton>
            <ActionButton variant="quiet" onClick={() => void submissions.dismiss(intentId)}>
              {messages.dismiss}
            </ActionButton>
          </>
        )
      }
    >
      <p>{typeof prompt === 'string' && prompt ? prompt : messages.untitled}</p>
      {!isChecking && <MoneyTag billed="unknown" />}
      <RequestId requestId={intentId} label={messages.intentId} />
    </Notice>
  )
}
