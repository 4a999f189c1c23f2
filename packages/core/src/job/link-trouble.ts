import type { ErrorCode } from '@kling-kit/spec'
import type { PauseReason } from './job.ts'

/** What stands in a job's `linkMessage`: what happened, that the job goes on, what to do. */
export const linkMessages = {
  reconnecting: 'The last look failed. The job goes on, and is looked at again by itself.',
  offline: 'There is no connection. The job goes on, and is looked at again once it is back.',
  auth: 'Sign in to go on watching. The job goes on.',
  config: 'Nothing can be seen at this address. The job goes on; keep its id.',
  rate: 'Updates come slower for now. The job goes on.',
  'not-ready': 'The job has finished. Its result is not ready, and is asked for again by itself.',
  'given-up': 'This job was out of reach for too long. Keep its id.',
}

const everyReason: Record<PauseReason, readonly ErrorCode[]> = {
  auth: ['unauthorized', 'wrong-caller'],
  config: ['cross-site', 'origin-not-allowed', 'not-found', 'method-not-allowed'],
  rate: ['rate-limited', 'quota'],
  offline: [],
}

/** Why watching rests after this code; undefined when the trouble passes by itself. */
export function pauseReasonOf(code: ErrorCode): PauseReason | undefined {
  return (Object.keys(everyReason) as PauseReason[]).find((reason) => everyReason[reason].includes(code))
}
