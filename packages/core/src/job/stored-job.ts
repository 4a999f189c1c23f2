import {
  type Failure,
  type FailureCode,
  type JobStatus,
  type Media,
  type Metrics,
  safeMediaUrl,
  sealedIdPattern,
} from '@kling-kit/spec'
import type { Job } from './job.ts'
import { newJob } from './new-job.ts'
import { type Fields, fieldsOf, numberOf, objectOf, stringOf } from '../storage/read-record.ts'

const statuses: ReadonlySet<unknown> = new Set<JobStatus>([
  'queued',
  'processing',
  'completed',
  'failed',
  'expired',
])
const failureCodes: ReadonlySet<unknown> = new Set<FailureCode>([
  'content-policy',
  'input-rejected',
  'media-rejected',
  'upstream',
])

/**
 * A job as it was kept under its id. Whatever is wrong with the record, the id is not lost: what cannot be read is asked for anew.
 * Undefined only for what is no id. How well it could be seen is believed only of a tab that sees it now (`isLive`).
 */
export function readJob(requestId: string, value: unknown, now: number, isLive = false): Job | undefined {
  if (!sealedIdPattern.test(requestId)) return undefined
  const record = fieldsOf(value) ?? {}
  const job = newJob({
    requestId,
    modelId: stringOf(record['modelId']),
    input: objectOf(record['input']),
    intentId: stringOf(record['intentId']),
    metadata: objectOf(record['metadata']),
    submittedAt: numberOf(record['submittedAt']) ?? now,
  })
  return { ...job, metrics: readMetrics(record), ...(isLive && readLink(record)), ...readStatus(record) }
}

function readLink({ link, pauseReason, linkMessage }: Fields): Partial<Job> {
  if (link !== 'polling' && link !== 'reconnecting' && link !== 'paused') return {}
  const reason = (['offline', 'auth', 'config', 'rate'] as const).find((known) => known === pauseReason)
  return { link, pauseReason: reason, linkMessage: stringOf(linkMessage) }
}

function readStatus(record: Fields): Partial<Job> {
  const processingAt = numberOf(record['processingAt'])
  const settled = { link: 'settled', settledAt: numberOf(record['settledAt']), processingAt } as const
  const status = statuses.has(record['status']) ? (record['status'] as JobStatus) : 'queued'
  const wasCompleted = record['wasCompleted'] === true || undefined
  if (status === 'expired') return { ...settled, status, wasCompleted }
  const failure = readFailure(record['failure'])
  // An end of which nothing is left is looked up once more.
  if (status === 'failed') return failure ? { ...settled, status, failure } : {}
  if (status !== 'completed') return { status, processingAt, rawStatus: stringOf(record['rawStatus']) }
  const media = readMedia(record['media'])
  const completed = { status, processingAt, wasCompleted: true }
  return media ? { ...completed, ...settled, media, rawResult: record['rawResult'] } : completed
}

function readMetrics({ metrics }: Fields): Metrics {
  const known = fieldsOf(metrics) ?? {}
  const names = ['inferenceSeconds', 'queueSeconds', 'totalSeconds', 'costUsd'] as const
  const read = names.map((name) => [name, numberOf(known[name])] as const)
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}

function readFailure(value: unknown): Failure | undefined {
  const { code, message } = fieldsOf(value) ?? {}
  if (!failureCodes.has(code)) return undefined
  return { code: code as FailureCode, message: stringOf(message, 2000) ?? '' }
}

/** All of the files or none: a list with a hole is fetched again. */
function readMedia(value: unknown): Media[] | undefined {
  if (!Array.isArray(value) || value.length > 100) return undefined
  const media = value.flatMap((file: unknown): Media[] => {
    const { kind, url, contentType, fileName, bytes } = fieldsOf(file) ?? {}
    const safeUrl = safeMediaUrl(url)
    if (!safeUrl || (kind !== 'video' && kind !== 'image')) return []
    const known = {
      contentType: stringOf(contentType),
      fileName: stringOf(fileName),
      bytes: numberOf(bytes),
    }
    return [{ kind, url: safeUrl, ...known }]
  })
  return media.length === value.length ? media : undefined
}
