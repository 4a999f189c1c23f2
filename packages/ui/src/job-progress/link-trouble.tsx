import type { Job } from '@kling-kit/core'
import { useKlingClient } from '@kling-kit/react'
import { ActionButton } from '../form/action-button/action-button.tsx'
import { Icon } from '../form/icon/icon.tsx'
import { useMessages } from '../messages/use-messages.ts'
import type { ResultMessages } from '../messages/result-messages.ts'

/** Why the job cannot be seen just now; undefined while it can. Says nothing about the job itself. */
export function troubleOf({ link, pauseReason }: Job): keyof ResultMessages['links'] | undefined {
  if (link === 'paused') return pauseReason ?? 'config'
  return link === 'reconnecting' ? link : undefined
}

/** Trouble in seeing a job, told apart from the job's own state, which goes on. */
export function LinkTrouble({ job, trouble }: { job: Job; trouble: keyof ResultMessages['links'] }) {
  const messages = useMessages()
  const client = useKlingClient()
  // A slow pace was asked for: looking now would be answered with the same.
  const canLook = trouble !== 'rate'
  return (
    <div data-part="link">
      <Icon name="alert" />
      <div>
        <p>{messages.links[trouble]}</p>
        {trouble === 'config' && job.linkMessage && <p>{job.linkMessage}</p>}
        {job.wasCompleted && <p>{messages.fetchBefore(job.expiresAt)}</p>}
      </div>
      {canLook && (
        <ActionButton variant="quiet" onClick={() => void client.job(job.requestId).refresh()}>
          {messages.checkNow}
        </ActionButton>
      )}
    </div>
  )
}
