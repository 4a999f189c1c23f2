import type { Failure, JobStatus, Media, Metrics } from '@kling-kit/spec'

/** How well we can see a job. Trouble here never changes its `status`. */
export type Link = 'polling' | 'reconnecting' | 'paused' | 'unwatched' | 'settled'
export type PauseReason = 'offline' | 'auth' | 'config' | 'rate'

/** A request that the API has named. */
export interface Job {
  requestId: string
  modelId?: string
  input?: Record<string, unknown>
  intentId?: string
  /** The app's own, as given to `submit`. JSON. */
  metadata?: Record<string, unknown>
  /** Ms since the epoch. */
  submittedAt: number
  /** Ms since the epoch: when the API forgets the job's record, an hour after `submittedAt`. */
  expiresAt: number
  status: JobStatus
  /** An upstream status that we do not know, shown as it came. */
  rawStatus?: string
  /** Ms since the epoch: when PROCESSING was first seen. */
  processingAt?: number
  /** Ms since the epoch: when the job ended, as far as we saw. */
  settledAt?: number
  link: Link
  pauseReason?: PauseReason
  /** One sentence about the last trouble with the link, for a person. */
  linkMessage?: string
  metrics: Metrics
  /** Set once `status` is `completed` and the result was fetched; empty when the job gave no usable file. */
  media?: Media[]
  /** What the API said in place of a usable file, at most 64 KB of JSON. */
  rawResult?: unknown
  /** Only with `status: 'failed'`. */
  failure?: Failure
  /** True once the API said COMPLETED, even if the result is still to be fetched or is gone. */
  wasCompleted?: boolean
}

export type CompletedJob = Job & { status: 'completed'; media: Media[] }
