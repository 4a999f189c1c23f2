import { reasonOf } from './answer.ts'
import type { ErrorCode } from './error-code.ts'
import type { HttpAnswer, WireError } from './wire.ts'
import { wireError } from './wire-error.ts'

const sentences: Partial<Record<ErrorCode, string>> = {
  'upstream-auth': 'Segmind does not accept the API key for this.',
  'insufficient-credits': 'The Segmind account has too few credits for this.',
  'unknown-model': 'Segmind has no such model.',
  'model-retired': 'Segmind has retired this model.',
  'request-not-found': 'Segmind does not know this request, or no longer does.',
}

const byHttpStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'upstream-auth',
  402: 'insufficient-credits',
  403: 'upstream-auth',
  410: 'model-retired',
  413: 'payload-too-large',
  422: 'invalid-input',
  429: 'rate-limited',
}

/** Segmind's refusal of a submission; undefined when the answer decides nothing. */
export function segmindRefusal(answer: HttpAnswer, now?: number): WireError | undefined {
  const isUnknown = answer.httpStatus === 404 && reasonOf(answer)
  const code = isUnknown ? 'unknown-model' : segmindCode(answer)
  return code && wireError(answer, code, 'no', now, sentenceOf(answer, code))
}

/** A GET to Segmind that did not tell about the job, in one of our codes. */
export function segmindReadingError(answer: HttpAnswer, now?: number): WireError {
  const isGone = answer.httpStatus === 404 && /\brequest\b|expired/i.test(reasonOf(answer))
  const code = isGone ? 'request-not-found' : (segmindCode(answer) ?? 'bad-upstream')
  return wireError(answer, code, 'unknown', now, sentenceOf(answer, code))
}

/** Segmind's refusal in one of our codes; undefined when the answer decides nothing: a page, a 5xx, a foreign schema. */
function segmindCode(answer: HttpAnswer): ErrorCode | undefined {
  const { httpStatus, body, text } = answer
  if (httpStatus >= 300 && httpStatus < 400) return 'bad-upstream'
  if (httpStatus !== 429 && body === undefined && text?.trim()) return undefined
  if (httpStatus !== 406) return byHttpStatus[httpStatus]
  const reason = reasonOf(answer)
  if (/content.?type/i.test(reason)) return 'bad-upstream'
  return /credit|balance|spend/i.test(reason) ? 'insufficient-credits' : 'invalid-input'
}

function sentenceOf(answer: HttpAnswer, code: ErrorCode): string | undefined {
  if (code !== 'invalid-input') return sentences[code]
  return `Segmind refused the input: ${withoutBalance(reasonOf(answer))}`
}

const withoutBalance = (words: string) =>
  words && !/(credit|balance).*\d|\d.*(credit|balance)/i.test(words) ? words : 'it gave no reason.'
