import { decodeProxySubmitAnswer, errorCodes, type HttpAnswer, type WireError } from '@kling-kit/spec'
import type { ClientCode } from '../errors/client-code.ts'
import { RefusedError } from '../errors/refused-error.ts'
import { UnknownOutcomeError } from '../errors/unknown-outcome-error.ts'

const shortestMs = 5000
const longestMs = 15 * 60_000
const usualMs = 15_000

/** What the proxy or the API said no with, as the error that a caller gets. */
export function refusalOf(error: WireError, intentId: string): RefusedError {
  const { code, message, httpStatus, billed, issues } = error
  const hintMs = error.retryAfterMs ?? (httpStatus === 429 ? usualMs : undefined)
  return new RefusedError({
    code,
    message,
    status: httpStatus,
    billed,
    issues,
    intentId,
    retriable: errorCodes[code].retriable,
    retryAfterMs: hintMs && Math.min(Math.max(hintMs, shortestMs), longestMs),
  })
}

/** Certain that nothing was sent. */
function unsent(code: ClientCode, message: string, intentId?: string, cause?: unknown): RefusedError {
  const retriable = code === 'offline'
  return new RefusedError({ code, message, status: 0, billed: 'no', retriable, intentId, cause })
}

export const offlineRefusal = (intentId: string) =>
  unsent('offline', 'You are offline. Nothing was sent. Try again when the connection is back.', intentId)

export const notSent = (intentId: string, cause: unknown) =>
  unsent(
    'not-sent',
    'This request could not be sent. Nothing was charged. Its cause says more.',
    intentId,
    cause,
  )

export const noUpload = () =>
  unsent('no-upload', 'This client uploads no files. Use a public address, or give it { upload }.')

export function uploadRefusal(answer: HttpAnswer): RefusedError {
  const { httpStatus } = answer
  // A proxy without the route for uploads offers none.
  if (httpStatus === 404 || httpStatus === 405) return noUpload()
  // What is wrong with the picture, in the proxy's own words.
  const told = decodeProxySubmitAnswer(answer)
  if (told.type === 'refused') return refusalOf(told.error, '')
  return unsent(
    'upload-failed',
    `The file was not taken (HTTP ${httpStatus}). Nothing was charged. Check its type and size.`,
  )
}

export function unknownOutcome(intentId: string, cause?: unknown): UnknownOutcomeError {
  const message =
    'This request was sent, and nobody can say whether it arrived. It may be charged. Check again before you submit anew.'
  return new UnknownOutcomeError({ message, intentId, cause })
}
