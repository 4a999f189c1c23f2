import { bareId, failAt, type Stage, stageAt } from './job-record.ts'
import type { World } from './world.ts'

/** Steps one job by hand. Each does nothing when the job is past it. */
export interface JobControls {
  readonly stage: Stage
  process(): void
  complete(): void
  /** Ends it FAILED; default message 'Generation failed. Please try again.' */
  fail(message?: string): void
  /** Forgets the record at once, as after an hour: 404 from now on. */
  expire(): void
}

export function jobControls(world: World, requestId: string): JobControls {
  const job = world.jobs.get(bareId(requestId))
  if (!job)
    throw new Error(
      `The simulator has accepted no request ${requestId}. Take the id from the answer to the POST.`,
    )
  return {
    get stage() {
      return stageAt(job, world.now())
    },
    process() {
      job.processingAt = Math.min(job.processingAt, world.now())
    },
    complete() {
      job.processingAt = Math.min(job.processingAt, world.now())
      job.settledAt = Math.min(job.settledAt, world.now())
    },
    fail: (message = 'Generation failed. Please try again.') => failAt(job, message, world.now()),
    expire() {
      job.isGone = true
    },
  }
}
