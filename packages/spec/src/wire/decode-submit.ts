import { type DecodeOptions, objectOf } from './answer.ts'
import { requestIdPattern, sealedIdPattern } from './id-pattern.ts'
import { proxyError } from './proxy-error.ts'
import { segmindRefusal } from './segmind-error.ts'
import type { HttpAnswer, SubmitAnswer } from './wire.ts'
import { wireError } from './wire-error.ts'

/**
 * What became of a submission. Only what is certain refuses: from the proxy an answer with one of our codes, from Segmind
 * a refusal that it documents. Every other answer is `unknown`, for the job may exist and may cost money.
 */
export function decodeSubmitAnswer(answer: HttpAnswer, { from, now }: DecodeOptions): SubmitAnswer {
  if (from === 'proxy') return decodeProxySubmitAnswer(answer, now)
  const accepted = readAccepted(answer, requestIdPattern)
  if (accepted) return accepted
  const error = segmindRefusal(answer, now)
  return error ? { type: 'refused', error } : unknownOutcome(answer, now)
}

/** `decodeSubmitAnswer` from the proxy, for browsers: what reads Segmind's own refusals stays out of the bundle. */
export function decodeProxySubmitAnswer(answer: HttpAnswer, now?: number): SubmitAnswer {
  const error = proxyError(answer, now)
  if (error?.code === 'in-flight') return { type: 'in-flight' }
  if (error) return { type: error.billed === 'no' ? 'refused' : 'unknown', error }
  return readAccepted(answer, sealedIdPattern) ?? unknownOutcome(answer, now)
}

function readAccepted({ httpStatus, headers, body }: HttpAnswer, pattern: RegExp): SubmitAnswer | undefined {
  const { request_id: requestId } = objectOf(body)
  if (httpStatus < 200 || httpStatus > 299 || typeof requestId !== 'string' || !pattern.test(requestId))
    return undefined
  return { type: 'accepted', requestId, replayed: headers.get('idempotent-replayed') === 'true' }
}

const unknownOutcome = (answer: HttpAnswer, now?: number): SubmitAnswer => {
  const meaning = 'It may have been charged. Look at your jobs before you submit again.'
  return { type: 'unknown', error: wireError(answer, 'outcome-unknown', 'unknown', now, meaning) }
}
