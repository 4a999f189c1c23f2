import type { ErrorCode } from './error-code.ts'
import type { Issue } from '../registry/issue.ts'
import type { Media } from './media.ts'

/** What an HTTP answer was, before anybody looked into it. `body` is the parsed JSON, or undefined when it was not JSON. */
export interface HttpAnswer {
  httpStatus: number
  headers: { get(name: string): string | null }
  body: unknown
  /** The body as text when it was not JSON (shortened), for classification only; never shown. */
  text?: string
}

/** Whether money was or may have been spent. */
export type Billed = 'no' | 'yes' | 'unknown'

/** A refusal or a fault, told in one of our codes. */
export interface WireError {
  code: ErrorCode
  /** Fit to be shown to a person: no key, no balance, no prompt. */
  message: string
  httpStatus: number
  billed: Billed
  retryAfterMs?: number
  issues?: Issue[]
}

export type JobStatus = 'queued' | 'processing' | 'completed' | 'failed' | 'expired'

/** Why a job failed, told from the words of the API's `error`. */
export type FailureCode = 'content-policy' | 'input-rejected' | 'media-rejected' | 'upstream'

export interface Failure {
  code: FailureCode
  /** Segmind's own words, shortened, without control characters and addresses; ours where they tell of its machines. To be shown as text. */
  message: string
}

export interface Metrics {
  inferenceSeconds?: number
  queueSeconds?: number
  totalSeconds?: number
  /** US dollars. The proxy passes it only with `exposeCost`. */
  costUsd?: number
}

export type SubmitAnswer =
  | { type: 'accepted'; requestId: string; replayed: boolean }
  | { type: 'in-flight' }
  /** One of our codes, or Segmind's own refusal read as one: certain. */
  | { type: 'refused'; error: WireError }
  /** Anything else: nobody knows. */
  | { type: 'unknown'; error: WireError }

export type StatusAnswer =
  | {
      type: 'status'
      status: Exclude<JobStatus, 'expired'> | undefined
      rawStatus: string
      requestId?: string
      metrics: Metrics
      failure?: Failure
      media?: Media[]
    }
  | { type: 'error'; error: WireError }

/** `media` is empty when the job completed and no usable file was named; `raw` then holds what was said (at most 64 KB as JSON). */
export type ResultAnswer =
  | { type: 'result'; requestId?: string; media: Media[]; metrics: Metrics; raw?: unknown }
  | {
      type: 'status'
      status: Exclude<JobStatus, 'expired'> | undefined
      rawStatus: string
      requestId?: string
      metrics: Metrics
      failure?: Failure
    }
  | { type: 'error'; error: WireError }
