'use client'
import type { Job } from '@kling-kit/core'
import { useKlingClient } from '@kling-kit/react'
import { useMessages } from '../messages/use-messages.ts'
import { ActionButton } from '../form/action-button/action-button.tsx'
import { KlingRoot } from '../theme/kling-root.tsx'
import { AnswerDownload } from './answer-download.tsx'
import { EndingNotice } from './ending-notice.tsx'
import { unsafeAddress } from './unsafe-address.ts'

export interface JobEndingProps {
  job: Job
  /** Puts the job's input back into a form. A button is shown where the input is known. */
  onRetry?(job: Job): void
}

/** How a job ended that gave nothing to see: what happened, whether money was spent, what to do. */
export function JobEnding({ job, onRetry }: JobEndingProps) {
  return (
    <KlingRoot data-kling="job-ending" data-status={job.status}>
      {job.status === 'failed' && <Failed job={job} onRetry={onRetry} />}
      {job.status === 'expired' && <Expired job={job} onRetry={onRetry} />}
      {job.status === 'completed' && <NothingToPlay job={job} />}
    </KlingRoot>
  )
}

function Failed({ job, onRetry }: JobEndingProps) {
  const messages = useMessages()
  const gives = useKlingClient().model(job.modelId ?? '')?.gives ?? 'video'
  const { code = 'upstream', message } = job.failure ?? {}
  return (
    <EndingNotice
      job={job}
      tone="danger"
      title={messages.failedTitle[gives]}
      text={messages.failedReasons[code]}
      billed="no"
      next={messages.failedNext[code]}
      actions={
        onRetry &&
        job.input && <ActionButton onClick={() => onRetry(job)}>{messages.editAndRetry}</ActionButton>
      }
    >
      {message && (
        <blockquote>
          <small>{messages.saidByService}</small>
          {message}
        </blockquote>
      )}
    </EndingNotice>
  )
}

function Expired({ job, onRetry }: JobEndingProps) {
  const messages = useMessages()
  return (
    <EndingNotice
      job={job}
      tone="warning"
      title={messages.expiredTitle}
      text={job.wasCompleted ? messages.expiredAfterCompletion : messages.expiredText}
      billed={job.wasCompleted ? 'yes' : 'unknown'}
      next={messages.expiredNext}
      actions={
        onRetry && job.input && <ActionButton onClick={() => onRetry(job)}>{messages.useAgain}</ActionButton>
      }
    />
  )
}

function NothingToPlay({ job }: JobEndingProps) {
  const messages = useMessages()
  const address = unsafeAddress(job)
  return (
    <EndingNotice
      job={job}
      tone="warning"
      title={address ? messages.unsafeTitle : messages.noMediaTitle}
      text={address ? messages.unsafeText : messages.noMediaText}
      billed="yes"
      next={messages.noMediaNext}
      actions={job.rawResult !== undefined && <AnswerDownload job={job} />}
    >
      {address && <code>{address}</code>}
    </EndingNotice>
  )
}
