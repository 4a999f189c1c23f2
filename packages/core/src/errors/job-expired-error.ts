import type { Job } from '../job/job.ts'
import type { ClientCode } from './client-code.ts'
import { KlingError } from './kling-error.ts'

/** The API no longer knows the job, and its result was not fetched in time. */
export class JobExpiredError extends KlingError {
  declare readonly job: Job

  constructor(job: Job) {
    const facts = {
      code: 'expired' satisfies ClientCode,
      message: `The service no longer knows request ${job.requestId}: records are kept for one hour. Keep the id.`,
      requestId: job.requestId,
      intentId: job.intentId,
      billed: job.wasCompleted ? ('yes' as const) : ('unknown' as const),
    }
    super(facts, { name: 'JobExpiredError', job })
  }
}
