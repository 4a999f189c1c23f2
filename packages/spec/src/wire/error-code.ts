import type { Billed } from './wire.ts'

interface ErrorCodeFacts {
  /** The HTTP status the proxy answers with. `refused-by-app` carries the app's own. */
  httpStatus: number
  /** Whether money was or may have been spent when a submission meets this code. */
  billed: Billed
  /** Whether the same request may work later without being changed. */
  retriable: boolean
}

const refused = <const Status extends number>(httpStatus: Status) =>
  ({ httpStatus, billed: 'no', retriable: false }) as const
const refusedForNow = <const Status extends number>(httpStatus: Status) =>
  ({ httpStatus, billed: 'no', retriable: true }) as const
const unsettled = <const Status extends number>(httpStatus: Status) =>
  ({ httpStatus, billed: 'unknown', retriable: false }) as const

/** Every code that the proxy answers with, and what it means. */
export const errorCodes = {
  unauthorized: refusedForNow(401),
  'wrong-caller': refused(403),
  'cross-site': refused(403),
  'origin-not-allowed': refused(403),
  'not-found': refused(404),
  'unknown-model': refused(404),
  'model-retired': refused(410),
  'method-not-allowed': refused(405),
  'invalid-json': refused(400),
  'invalid-input': refused(400),
  'intent-required': refused(400),
  'payload-too-large': refused(413),
  'unsupported-media-type': refused(415),
  'refused-by-app': refused(403),
  'intent-reused': refused(409),
  'intent-closed': refused(409),
  'in-flight': unsettled(202),
  'unknown-intent': unsettled(404),
  'outcome-unknown': unsettled(502),
  'request-not-found': unsettled(404),
  'rate-limited': refusedForNow(429),
  quota: refusedForNow(429),
  'insufficient-credits': refusedForNow(402),
  'upstream-auth': refused(502),
  'bad-upstream': refusedForNow(502),
  'upstream-unreachable': refusedForNow(503),
  'store-unavailable': refusedForNow(503),
  config: refused(503),
} satisfies Record<string, ErrorCodeFacts>

export type ErrorCode = keyof typeof errorCodes
