import type { CostEstimate, ErrorCode } from '@kling-kit/spec'
import type { Caller, ProxyAction } from '../caller/caller.ts'

/** A submission as the app's own functions see it. */
export interface ProxySubmission {
  caller: Caller
  modelId: string
  /** Checked against the model's limits. */
  input: Record<string, unknown>
  /** Undefined where no price is known. */
  estimate?: CostEstimate
  intentId: string
  /** What the client sent along as `metadata`. Never sent on to Segmind. */
  metadata?: unknown
}

/** What `beforeSubmit` may answer: nothing, another input, or no. `status` is 400 to 499; 403 by default. */
// oxlint-disable-next-line typescript/no-invalid-void-type -- a function without a return is the usual one
export type BeforeSubmitAnswer =
  | void
  | { input: Record<string, unknown> }
  | { refuse: { status?: number; message: string } }

export interface AcceptedSubmission extends ProxySubmission {
  /** Segmind's own, without a seal. */
  requestId: string
}

/** One decision of the proxy, for logs and counters. Holds no prompt, no input, no key and nothing that Segmind wrote. */
export interface ProxyEvent {
  /**
   * `accepted`: Segmind named a job. `replayed`: the first answer again. `in-flight`: no answer yet. `unknown`: nobody knows the
   * outcome. `refused`: any other error. `answered`: a poll, a question, a preflight. `trouble`: a hook or the store failed.
   */
  type: 'accepted' | 'replayed' | 'in-flight' | 'unknown' | 'refused' | 'answered' | 'trouble'
  /** The `X-Request-Id` of the answer. */
  traceId: string
  /** Since the request came. */
  durationMs: number
  /** Of it, waiting for Segmind. Undefined when this request asked nothing of Segmind, or shared another's call. */
  upstreamMs?: number
  /** As the caller was answered. */
  httpStatus?: number
  code?: ErrorCode
  action?: ProxyAction | 'health'
  callerId?: string
  modelId?: string
  intentId?: string
  /** Without its seal. */
  requestId?: string
  /** The HTTP status or network error behind a refusal, or what failed. */
  detail?: string
  /** The outcome came after its caller had been answered. */
  isLate?: boolean
}

/** The event of a request that ended with this code. */
export const eventTypeOf = (code: ErrorCode): ProxyEvent['type'] =>
  code === 'in-flight' ? code : code === 'outcome-unknown' ? 'unknown' : 'refused'
