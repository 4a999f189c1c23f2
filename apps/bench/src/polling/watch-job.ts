import type { Policy } from './policy.ts'
import type { Random } from './random.ts'

export const roundTripSeconds = 0.08

/** A job of a simulated world. Times are seconds since it was accepted. */
export interface SimulatedJob {
  requestId: string
  modelId: string
  /** When it turns from QUEUED to PROCESSING; not before `endsAt` for one that fails in the queue. */
  startsAt: number
  endsAt: number
}

export interface Watch {
  polls: number
  /** Seconds from the end of the job to the answer that told of it. */
  wait: number
}

/** Polls one job to its end in virtual time. The server answers with what is true half a round trip after the question. */
export function watchJob(job: SimulatedJob, policy: Policy, random: Random): Watch {
  let processingAt: number | undefined
  let now = 0
  for (let polls = 0; ; ) {
    const status = processingAt === undefined ? 'queued' : 'processing'
    const { requestId, modelId } = job
    const askedAt = now + policy.delay({ requestId, modelId, status, processingAt, now, polls }, random)
    const lookedAt = askedAt + roundTripSeconds / 2
    now = askedAt + roundTripSeconds
    polls++
    if (lookedAt >= job.endsAt) return { polls, wait: now - job.endsAt }
    if (lookedAt >= job.startsAt) processingAt ??= now
  }
}
