import type { Job } from '@kling-kit/core'
import { useKlingClient } from '@kling-kit/react'
import { Icon } from '../form/icon/icon.tsx'
import { clockTime } from '../job-progress/clock-time.ts'
import { statusWords } from '../job-progress/status-words.ts'
import { useElapsedSeconds } from '../job-progress/use-elapsed-seconds.ts'
import { useMessages } from '../messages/use-messages.ts'
import { Thumbnail } from './thumbnail.tsx'

export interface HistoryEntryProps {
  job: Job
  isSelected: boolean
  onSelect?(job: Job): void
  onForget(job: Job): void
}

/** One job in the list: a look at it, how it stands, what was asked for. */
export function HistoryEntry({ job, isSelected, onSelect, onForget }: HistoryEntryProps) {
  const messages = useMessages()
  const model = useKlingClient().model(job.modelId ?? '')
  const isOpen = job.status === 'queued' || job.status === 'processing'
  const elapsed = useElapsedSeconds(job.submittedAt, isOpen, job.settledAt)
  const prompt = job.input?.['prompt']
  const title = typeof prompt === 'string' && prompt ? prompt : messages.untitled
  return (
    <li data-status={job.status} data-selected={isSelected || undefined}>
      <button type="button" data-part="entry" aria-pressed={isSelected} onClick={() => onSelect?.(job)}>
        <span data-part="thumbnail">
          <Thumbnail job={job} />
          <time>{clockTime(job.metrics.totalSeconds ?? elapsed)}</time>
        </span>
        <strong>{title}</strong>
        <small>
          <span data-part="status">{statusWords(job, messages)}</span>
          {model && <span>{model.label}</span>}
        </small>
      </button>
      <button
        type="button"
        data-part="forget"
        aria-label={`${messages.forget}: ${title}`}
        onClick={() => onForget(job)}
      >
        <Icon name="remove" />
      </button>
    </li>
  )
}
