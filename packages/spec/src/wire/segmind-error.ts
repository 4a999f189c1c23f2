import { reasonOf } from './answer.ts'
import type { ErrorCode } from './error-code.ts'
import { segmindReason } from './segmind-reason.ts'
import type { HttpAnswer, WireError } from './wire.ts'
import { changesNothing, wireError } from './wire-error.ts'

type Sentences = readonly [happened: string, todo?: string]

const again = 'Try again in a moment.'
const operator = 'Whoever runs this app must check its'

// What happened, and what to do. What it means for money stands between.
const sentences: Partial<Record<ErrorCode, Sentences>> = {
  'upstream-auth': ['Segmind does not accept the API key for this.', `${operator} key at Segmind.`],
  'insufficient-credits': [
    'The Segmind account has too few credits for this, or reached its spend limit.',
    `${operator} credits at Segmind.`,
  ],
  'unknown-model': ['Segmind has no such model.', 'Choose another model.'],
  'model-retired': ['Segmind has retired this model.', 'Choose another model.'],
  'rate-limited': ['Segmind accepts no more requests from this account right now.'],
  'request-not-found': ['Segmind does not know this request, or no longer does.'],
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
  if (!code) return undefined
  const isInput = code === 'invalid-input' || code === 'payload-too-large'
  const [happened, todo = again] = (isInput ? inputSentences(answer) : sentences[code]) ?? []
  return wireError(answer, code, 'no', now, `Nothing was charged. ${todo}`, happened)
}

/** A GET to Segmind that did not tell about the job, in one of our codes. */
export function segmindReadingError(answer: HttpAnswer, now?: number): WireError {
  const isGone = answer.httpStatus === 404 && /\brequest\b|expired/i.test(reasonOf(answer))
  // A 422 speaks of the job, and one without FAILED said nothing of it.
  const told = answer.httpStatus === 422 ? undefined : segmindCode(answer)
  const code = isGone ? 'request-not-found' : (told ?? 'bad-upstream')
  const [happened, todo = again] = sentences[code] ?? []
  return wireError(answer, code, 'unknown', now, `${changesNothing} ${todo}`, happened)
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

// Shortened, so that what follows it is never cut off.
function inputSentences(answer: HttpAnswer): Sentences {
  const reason = segmindReason(answer)
    .slice(0, 200)
    .replace(/[.\s]+$/, '')
  return [`Segmind refused the input: ${reason || 'it gave no usable reason'}.`, 'Change it and try again.']
}
