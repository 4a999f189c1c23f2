import type { JobStatus } from '../wire/wire.ts'

/** What the schedule wants to know of a job. Core's `Job` fits. Times are ms since the epoch. */
export interface PollableJob {
  requestId?: string
  status: JobStatus
  submittedAt: number
  /** When PROCESSING was first seen. */
  processingAt?: number
  modelId?: string
  input?: Record<string, unknown>
  /** Polls made so far; with `requestId` it seeds the jitter. */
  polls?: number
  /** When it was last polled. The delay is counted from then, so that it does not matter when somebody asks. */
  lastPolledAt?: number
}
