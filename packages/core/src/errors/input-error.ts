import type { Issue } from '@kling-kit/spec'
import { KlingError } from './kling-error.ts'

/** An input breaks a limit of its model. Nothing was sent. */
export class InputError extends KlingError {
  declare readonly issues: readonly Issue[]

  constructor({
    message,
    issues,
    intentId,
  }: {
    message: string
    issues: readonly Issue[]
    intentId?: string
  }) {
    super({ code: 'invalid-input', message, intentId, billed: 'no' }, { name: 'InputError', issues })
  }
}
