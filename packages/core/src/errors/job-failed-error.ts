import type { Job } from '../job/job.ts'
import { KlingError } from './kling-error.ts'

/** The job ran and FAILED. Segmind charges nothing for it. */
export class JobFailedError extends KlingError {
  declare readonly job: Job

  constructor(job: Job) {
    const facts = {
      code: job.failure?.code ?? 'upstream',
      message: job.failure?.message ?? 'The job failed and the service gave no reason. Nothing was charged.',
      requestId: job.requestId,
      intentId: job.intentId,
      billed: 'no' as const,
    }
    super(facts, { name: 'JobFailedError', job })
  }
}
