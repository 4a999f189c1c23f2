import type { Job } from '@kling-kit/core'
import type { Messages } from '../messages/messages.ts'

/** A job's status in words: a status that we do not know as it came, and a finished job whose result is still to come. */
export function statusWords({ status, rawStatus, media }: Job, messages: Messages): string {
  if (status === 'completed' && !media) return messages.fetching
  const isOpen = status === 'queued' || status === 'processing'
  return isOpen && rawStatus ? messages.unknownStatus(rawStatus) : messages.statuses[status]
}
