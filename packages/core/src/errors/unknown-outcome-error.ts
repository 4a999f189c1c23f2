import { KlingError, type KlingErrorOptions } from './kling-error.ts'

/** A submission was sent and nobody knows its outcome. The job may exist and may cost money. */
export class UnknownOutcomeError extends KlingError {
  constructor(options: Omit<KlingErrorOptions, 'billed' | 'retriable' | 'code'> & { code?: string }) {
    super({ code: 'outcome-unknown', ...options, billed: 'unknown' }, { name: 'UnknownOutcomeError' })
  }
}
