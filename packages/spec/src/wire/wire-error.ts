import type { ErrorCode } from './error-code.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Billed, HttpAnswer, WireError } from './wire.ts'

/** Of a question about a job: whatever became of it. */
export const changesNothing = 'This changes neither the job nor its cost.'

/** A fault told in one of our codes, by sentences of our own: what happened, what it means for money, what to do. */
export function wireError(
  answer: HttpAnswer,
  code: ErrorCode,
  billed: Billed,
  now?: number,
  meaning = `${changesNothing} Try again in a moment.`,
  happened = `No usable answer came (HTTP ${answer.httpStatus}).`,
): WireError {
  const { httpStatus } = answer
  const message = `${happened} ${meaning}`
  return { code, message, httpStatus, billed, retryAfterMs: retryAfterMs(answer, now) }
}
