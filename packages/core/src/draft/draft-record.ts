import { type ErrorCode, errorCodes, intentIdPattern, type Issue, sealedIdPattern } from '@kling-kit/spec'
import type { Draft } from './draft.ts'
import type { SeededDraft } from './held-draft.ts'
import { fieldsOf, numberOf, objectOf, stringOf } from '../storage/read-record.ts'
import { RefusedError } from '../errors/refused-error.ts'

/** A draft as it is kept and told to other tabs. */
export interface DraftRecord {
  revision: number
  intentId: string
  /** What the next intent derives from. */
  seed: string
  modelId?: string
  /** Absent where prompts are not to be kept. */
  values?: Record<string, unknown>
  submission?: SubmissionRecord
}

export type SubmissionRecord =
  | { state: 'sending' | 'unknown'; intentId: string }
  | { state: 'accepted'; intentId: string; requestId: string }
  | { state: 'refused'; intentId: string; error: RefusalRecord }

interface RefusalRecord {
  code: string
  message: string
  status: number
  /** Ms since the epoch: not before then. */
  retryAt?: number
  issues?: readonly Issue[]
}

export function recordOf(draft: SeededDraft, now: number, isWithValues = true): DraftRecord {
  const { revision, intentId, seed, modelId, values, submission } = draft
  return {
    revision,
    intentId,
    seed,
    modelId,
    ...(isWithValues && { values }),
    submission: submissionRecord(submission, now),
  }
}

function submissionRecord(submission: Draft['submission'], now: number): SubmissionRecord | undefined {
  const { state } = submission
  if (state === 'idle' || !submission.intentId) return undefined
  const { intentId } = submission
  if (state === 'accepted') return { state, intentId, requestId: submission.job.requestId }
  if (state !== 'refused') return { state, intentId }
  const { error } = submission
  // An input out of order is found again as soon as anybody looks.
  if (error.name !== 'RefusedError') return undefined
  const { code, message, status, retryAfterMs, issues } = error as RefusedError
  const retryAt = retryAfterMs === undefined ? undefined : now + retryAfterMs
  return { state, intentId, error: { code, message, status, retryAt, issues } }
}

/** Undefined for what cannot be read: the form then starts as it would without. */
export function readDraft(value: unknown): DraftRecord | undefined {
  const { revision, intentId, seed, modelId, values, submission } = fieldsOf(value) ?? {}
  const id = readIntentId(intentId)
  if (!id) return undefined
  return {
    revision: numberOf(revision) ?? 0,
    intentId: id,
    seed: readIntentId(seed) ?? id,
    modelId: stringOf(modelId),
    values: objectOf(values),
    submission: readSubmission(submission),
  }
}

function readSubmission(value: unknown): SubmissionRecord | undefined {
  const { state, intentId: anId, requestId, error } = fieldsOf(value) ?? {}
  const intentId = readIntentId(anId)
  if (!intentId) return undefined
  if (state === 'sending' || state === 'unknown') return { state, intentId }
  const id = stringOf(requestId)
  if (state === 'accepted' && id && sealedIdPattern.test(id)) return { state, intentId, requestId: id }
  const refusal = state === 'refused' && fieldsOf(error)
  if (!refusal) return undefined
  const code = stringOf(refusal['code'])
  const message = stringOf(refusal['message'], 2000)
  if (!code || message === undefined) return undefined
  const issues = Array.isArray(refusal['issues']) ? refusal['issues'].filter(isIssue) : undefined
  const status = numberOf(refusal['status']) ?? 0
  return {
    state: 'refused',
    intentId,
    error: { code, message, status, retryAt: numberOf(refusal['retryAt']), issues },
  }
}

/** The refusal as it was, with what is left of its countdown. */
export function refusalFrom({ retryAt, ...kept }: RefusalRecord, intentId: string, now: number) {
  const left = retryAt === undefined ? 0 : Math.min(retryAt - now, 15 * 60_000)
  const retriable = errorCodes[kept.code as ErrorCode]?.retriable ?? kept.code === 'offline'
  return new RefusedError({
    ...kept,
    intentId,
    billed: 'no',
    retriable,
    retryAfterMs: left > 0 ? left : undefined,
  })
}

function readIntentId(value: unknown): string | undefined {
  return typeof value === 'string' && intentIdPattern.test(value) ? value : undefined
}

function isIssue(value: unknown): value is Issue {
  const { path, message } = fieldsOf(value) ?? {}
  return Array.isArray(path) && stringOf(message, 2000) !== undefined
}
