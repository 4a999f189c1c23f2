import type { ClientCode } from './client-code.ts'
import { KlingError } from './kling-error.ts'

/** The caller stopped waiting. The job goes on and can be watched again under its request id. */
export class TimeoutError extends KlingError {
  constructor({ requestId, timeoutMs }: { requestId: string; timeoutMs: number }) {
    const facts = {
      code: 'timeout' satisfies ClientCode,
      message: `Request ${requestId} did not end within ${Math.round(timeoutMs / 1000)} seconds. It goes on: watch it again by its id.`,
      requestId,
      billed: 'unknown' as const,
      retriable: true,
    }
    super(facts, { name: 'TimeoutError' })
  }
}
