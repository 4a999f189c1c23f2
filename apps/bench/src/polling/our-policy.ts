import { type LatencyHistory, nextPollDelay } from '@kling-kit/spec'
import type { Policy } from './policy.ts'

const acceptedAt = Date.UTC(2026, 10, 20)
const toMs = (seconds: number) => acceptedAt + seconds * 1000

/** The schedule of `@kling-kit/spec`, asked as core's poller asks it. */
export function ourPolicy(history: LatencyHistory): Policy {
  return {
    name: 'kling-kit',
    delay({ requestId, modelId, status, processingAt, now, polls }) {
      const job = {
        requestId,
        modelId,
        input: {},
        status,
        polls,
        submittedAt: acceptedAt,
        processingAt: processingAt === undefined ? undefined : toMs(processingAt),
      }
      const delayMs = nextPollDelay(job, history, toMs(now))
      if (delayMs === false) throw new Error(`The schedule gave up a job that is ${status}.`)
      return delayMs / 1000
    },
  }
}
