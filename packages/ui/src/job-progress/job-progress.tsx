'use client'
import type { Job } from '@kling-kit/core'
import { useEstimate, useKlingJob } from '@kling-kit/react'
import { useMessages } from '../messages/use-messages.ts'
import { RequestId } from '../request-id/request-id.tsx'
import { KlingRoot } from '../theme/kling-root.tsx'
import { clockTime, spokenTime } from './clock-time.ts'
import { LinkTrouble, troubleOf } from './link-trouble.tsx'
import { statusWords } from './status-words.ts'
import { TimeBand } from './time-band.tsx'
import { timeLeft } from './time-left.ts'
import { useElapsedSeconds } from './use-elapsed-seconds.ts'

export type JobProgressProps = { job: Job; requestId?: undefined } | { requestId: string; job?: undefined }

/**
 * How a job stands: its status, how long it has been, what is usual. The API gives no progress, so none is shown.
 * Trouble in seeing the job is told apart from trouble with the job.
 */
export function JobProgress(props: JobProgressProps) {
  return props.job ? <Progress job={props.job} /> : <WatchedProgress requestId={props.requestId} />
}

function WatchedProgress({ requestId }: { requestId: string }) {
  return <Progress job={useKlingJob(requestId)} />
}

function Progress({ job }: { job: Job }) {
  const messages = useMessages()
  const { duration } = useEstimate(job.modelId ?? '', job.input ?? {})
  const isOpen = job.status === 'queued' || job.status === 'processing'
  const elapsed = useElapsedSeconds(job.submittedAt, isOpen, job.settledAt)
  const trouble = troubleOf(job)
  const status = statusWords(job, messages)
  const left = duration && timeLeft(elapsed, duration)
  const isLate = isOpen && duration !== undefined && left === undefined
  const outlook = isLate ? messages.longerThanUsual : left === undefined ? undefined : messages.timeLeft(left)

  return (
    <KlingRoot
      data-kling="job-progress"
      data-status={job.status}
      data-link={job.link}
      data-late={isLate || undefined}
    >
      <div data-part="head">
        <strong>{status}</strong>
        <span data-part="elapsed">
          <span aria-hidden="true">{clockTime(elapsed)}</span>
          <span data-part="visually-hidden">{messages.sinceSent(spokenTime(elapsed))}</span>
        </span>
      </div>
      {isOpen && <TimeBand elapsed={elapsed} duration={duration} label={status} outlook={outlook} />}
      {trouble && <LinkTrouble job={job} trouble={trouble} />}
      <RequestId requestId={job.requestId} />
      {/* Read out when one of these changes; the time is there for those who look for it. */}
      <p data-part="visually-hidden" role="status">
        {[status, isLate && messages.longerThanUsual, trouble && messages.links[trouble]]
          .filter(Boolean)
          .join(' ')}
      </p>
    </KlingRoot>
  )
}
