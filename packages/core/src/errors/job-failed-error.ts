import type { Job } from '../job/job.ts'
import { KlingError } from './kling-error.ts'

/** The job ran and FAILED. Segmind charges nothing for it. */
export class JobFailedError extends KlingError {
  declare readonly job: Job

  constructor(job: Job) {
    const facts = {
      code: job.failure?.code ?? 'upstream',
      message: `The job failed and nothing was charged: ${job.failure?.message ?? 'nobody said why.'}`,
      requestId: job.requestId,
      intentId: job.intentId,
      billed: 'no' as const,
    }
    super(facts, { name: 'JobFailedError', job })
  }
}
