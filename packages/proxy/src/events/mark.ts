import type { JobStatus } from '@kling-kit/spec'

// The id of an event is a row of these, one for each job of the stream in the order of its address: what its client then knows.
const marks: Readonly<Record<string, JobStatus>> = {
  q: 'queued',
  p: 'processing',
  c: 'completed',
  f: 'failed',
}

export const statusOfMark = (mark: string): JobStatus | undefined =>
  Object.hasOwn(marks, mark) ? marks[mark] : undefined

/** One letter for a status, a dash while nothing is known. */
export const markOf = (status: JobStatus | undefined): string => status?.charAt(0) ?? '-'

export const isFinal = (status: JobStatus | undefined) => status === 'completed' || status === 'failed'
