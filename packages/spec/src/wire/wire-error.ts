import type { ErrorCode } from './error-code.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Billed, HttpAnswer, WireError } from './wire.ts'

/** A fault told in one of our codes, by a sentence of our own. */
export function wireError(
  answer: HttpAnswer,
  code: ErrorCode,
  billed: Billed,
  now?: number,
  sentence?: string,
): WireError {
  const { httpStatus } = answer
  let message = sentence ?? `No usable answer came (HTTP ${httpStatus}).`
  if (code === 'rate-limited') message = 'Segmind accepts no more requests from this account right now.'
  if (code === 'outcome-unknown') message += ' The request may or may not have been accepted and charged.'
  if (billed === 'no') message += ' Nothing was charged.'
  return { code, message: message.slice(0, 300), httpStatus, billed, retryAfterMs: retryAfterMs(answer, now) }
}
