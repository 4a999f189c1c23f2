'use client'
import type { KlingError, RefusedError, Submission } from '@kling-kit/core'
import { useState } from 'react'
import { ConfirmDialog } from '../confirm-dialog/confirm-dialog.tsx'
import { ActionButton } from '../form/action-button/action-button.tsx'
import { useCountdown } from '../form/prompt-form/use-countdown.ts'
import { useMessages } from '../messages/use-messages.ts'
import { MoneyTag } from '../notice/money-tag.tsx'
import { Notice } from '../notice/notice.tsx'
import { RequestId } from '../request-id/request-id.tsx'
import { KlingRoot } from '../theme/kling-root.tsx'

export interface SubmissionNoticeProps {
  submission: Submission
  /** Asks what became of an unknown submission; costs nothing. */
  onCheckAgain(): void
  /** Called after the person confirmed that a second submission may be charged, too. */
  onSubmitAgain(): void
  onDismiss?(): void
}

/** What went wrong with a submission: what happened, whether money was spent, what to do. Nothing while all is well. */
export function SubmissionNotice(props: SubmissionNoticeProps) {
  const { submission } = props
  return (
    <KlingRoot data-kling="submission-notice" data-state={submission.state}>
      {submission.state === 'sending' && submission.phase === 'checking' && <Checking />}
      {submission.state === 'refused' && <Refused error={submission.error} onDismiss={props.onDismiss} />}
      {submission.state === 'unknown' && <Unknown {...props} />}
    </KlingRoot>
  )
}

function Checking() {
  const messages = useMessages()
  return <Notice tone="neutral" role="status" title={messages.checkingText} />
}

function Refused({ error, onDismiss }: { error: KlingError; onDismiss?(): void }) {
  const messages = useMessages()
  const { issues = [], retryAfterMs, status } = error as Partial<RefusedError>
  const secondsLeft = useCountdown(error, retryAfterMs)
  return (
    <Notice
      tone="danger"
      role="alert"
      title={status ? messages.declinedTitle : messages.refusedTitle}
      actions={onDismiss && <ActionButton onClick={onDismiss}>{messages.dismiss}</ActionButton>}
    >
      <p>{error.message}</p>
      {issues.length > 0 && (
        <ul>
          {issues.map(({ path, message }) => (
            <li key={`${path.join('.')} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      <MoneyTag billed={error.billed} />
      {/* Counted down in sight only: read out each second it would drown everything else. */}
      {secondsLeft > 0 && <p aria-live="off">{messages.retryIn(secondsLeft)}</p>}
    </Notice>
  )
}

function Unknown({ submission, onCheckAgain, onSubmitAgain }: SubmissionNoticeProps) {
  const messages = useMessages()
  const [isAsking, setAsking] = useState(false)
  const intentId = 'intentId' in submission ? submission.intentId : undefined
  return (
    <Notice
      tone="warning"
      role="alert"
      title={messages.unknownTitle}
      actions={
        <>
          <ActionButton variant="primary" onClick={onCheckAgain}>
            {messages.checkAgain}
          </ActionButton>
          <ActionButton onClick={() => setAsking(true)}>{messages.submitAgain}</ActionButton>
        </>
      }
    >
      <p>{messages.unknownText}</p>
      <MoneyTag billed="unknown" />
      <p>{messages.unknownNext}</p>
      {intentId && <RequestId requestId={intentId} label={messages.intentId} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={messages.submitAgainTitle}
        confirmLabel={messages.submitAgainConfirm}
        cancelLabel={messages.keep}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          onSubmitAgain()
        }}
      >
        {messages.submitAgainText}
      </ConfirmDialog>
    </Notice>
  )
}
