import type { Metrics } from '@kling-kit/spec'
import type { Job } from './job.ts'

/** Segmind counts a record's hour from the submission. */
export const recordLifeMs = 3_600_000

type Known = Pick<Job, 'requestId' | 'submittedAt'> &
  Partial<Pick<Job, 'modelId' | 'input' | 'intentId' | 'metadata'>>

const noMetrics: Metrics = Object.freeze({})

/** A job of which nothing is known yet but its name. */
export function newJob({ requestId, modelId, input, intentId, metadata, submittedAt }: Known): Job {
  return {
    requestId,
    modelId,
    input,
    intentId,
    metadata,
    submittedAt,
    expiresAt: submittedAt + recordLifeMs,
    status: 'queued',
    link: 'unwatched',
    metrics: noMetrics,
    // Named now, for an object to which fields are added later takes up half as much again.
    rawStatus: undefined,
    processingAt: undefined,
    pauseReason: undefined,
    linkMessage: undefined,
  }
}
