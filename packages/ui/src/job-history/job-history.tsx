'use client'
import type { Job } from '@kling-kit/core'
import { useKlingClient, useKlingJobs, useKlingSubmissions, useStorageTrouble } from '@kling-kit/react'
import { useId, useState } from 'react'
import { ConfirmDialog } from '../confirm-dialog/confirm-dialog.tsx'
import { useMessages } from '../messages/use-messages.ts'
import { Notice } from '../notice/notice.tsx'
import { KlingRoot } from '../theme/kling-root.tsx'
import { HistoryEntry } from './history-entry.tsx'
import { UnconfirmedNotice } from './unconfirmed-notice.tsx'

export interface JobHistoryProps {
  onSelect?(job: Job): void
  /** The request id of the job that is shown elsewhere. */
  selectedId?: string
}

/**
 * Every job that this client knows, newest first. Above it what nobody could confirm, also after a reload, and a word when
 * the list cannot be kept. Nothing while there is nothing to show.
 */
export function JobHistory({ onSelect, selectedId }: JobHistoryProps) {
  const messages = useMessages()
  const client = useKlingClient()
  const jobs = useKlingJobs()
  const unconfirmed = useKlingSubmissions()
  const trouble = useStorageTrouble()
  const headingId = useId()
  const [leaving, setLeaving] = useState<Job>()
  if (jobs.length + unconfirmed.length === 0) return null
  const isOpen = leaving !== undefined && leaving.link !== 'settled'
  return (
    <KlingRoot data-kling="job-history" role="region" aria-labelledby={headingId}>
      <h2 id={headingId}>{messages.history}</h2>
      {trouble && (
        <Notice tone="warning" role="status" title={messages.storageTitle}>
          <p>{messages.storageReasons[trouble]}</p>
          <p>{messages.storageText}</p>
        </Notice>
      )}
      {unconfirmed.map((submission) => (
        <UnconfirmedNotice key={submission.intentId} submission={submission} />
      ))}
      {jobs.length > 0 && (
        <ul>
          {jobs.map((job) => (
            <HistoryEntry
              key={job.requestId}
              job={job}
              isSelected={job.requestId === selectedId}
              onSelect={onSelect}
              onForget={setLeaving}
            />
          ))}
        </ul>
      )}
      <ConfirmDialog
        isOpen={leaving !== undefined}
        title={messages.forgetTitle}
        confirmLabel={messages.forgetConfirm}
        cancelLabel={messages.keep}
        onCancel={() => setLeaving(undefined)}
        onConfirm={() => {
          if (leaving) void client.job(leaving.requestId).forget()
          setLeaving(undefined)
        }}
      >
        {isOpen ? messages.forgetOpenText : messages.forgetText}
      </ConfirmDialog>
    </KlingRoot>
  )
}
