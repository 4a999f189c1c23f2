import type { Job } from './job.ts'

/** Segmind counts a record's hour from the submission. */
export const recordLifeMs = 3_600_000

type Known = Pick<Job, 'requestId' | 'submittedAt'> &
  Partial<Pick<Job, 'modelId' | 'input' | 'intentId' | 'metadata'>>

/** A job of which nothing is known yet but its name. */
export function newJob(known: Known): Job {
  return {
    ...known,
    expiresAt: known.submittedAt + recordLifeMs,
    status: 'queued',
    link: 'unwatched',
    metrics: {},
  }
}
