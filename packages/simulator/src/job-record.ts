import type { AnyModel } from '@kling-kit/spec'
import type { Input } from './input.ts'

export type Stage = 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED'

/** What the simulator knows of one accepted request. Its stage follows from the clock; nothing ticks. */
export interface JobRecord {
  requestId: string
  model: AnyModel
  input: Input
  costUsd: number
  submittedAt: number
  /** Ms since the epoch; Infinity until a test steps it. */
  processingAt: number
  settledAt: number
  /** Set: it ends FAILED. */
  failure?: string
  /** The record is gone though its hour is not over. */
  isGone?: boolean
  /** COMPLETED without a file. */
  hasNoMedia?: boolean
  /** Part of the result's address. */
  fileId: string
}

/** Segmind's own id, also from one that a proxy sealed: `<id>.<mac>`. */
export const bareId = (requestId: string) => requestId.replace(/\..*$/, '')

/** The record lives one hour, counted from the submission. */
export const recordLifetimeMs = 3_600_000
/** The file lives seven days. */
export const fileLifetimeMs = 7 * 24 * 3_600_000

export function stageAt(record: JobRecord, now: number): Stage {
  if (now >= record.settledAt) return record.failure === undefined ? 'COMPLETED' : 'FAILED'
  return now >= record.processingAt ? 'PROCESSING' : 'QUEUED'
}

export function isExpired(record: JobRecord, now: number): boolean {
  return record.isGone === true || now - record.submittedAt >= recordLifetimeMs
}

export function failAt(record: JobRecord, message: string, now: number): void {
  if (record.settledAt <= now && record.failure === undefined) return
  record.failure = message
  record.processingAt = Math.min(record.processingAt, now)
  record.settledAt = Math.min(record.settledAt, now)
}
