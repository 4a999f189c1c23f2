import type { Issue } from '@kling-kit/spec'
import { KlingError, type KlingErrorOptions } from './kling-error.ts'

/** The proxy or the API said no. */
export class RefusedError extends KlingError {
  /** HTTP status, 0 when the request never left. */
  declare readonly status: number
  declare readonly retryAfterMs?: number
  declare readonly issues: readonly Issue[]

  constructor(
    options: KlingErrorOptions & { status: number; retryAfterMs?: number; issues?: readonly Issue[] },
  ) {
    super(options, { name: 'RefusedError', issues: options.issues ?? [] })
  }
}
