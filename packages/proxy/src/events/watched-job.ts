import { type Belief, type JobStatus, nextPollDelay } from '@kling-kit/spec'
import type { Told } from '../poll/encode-job.ts'
import type { AskedJob } from './asked-job.ts'
import { statusOf, type JobNews } from './job-news.ts'
import { isFinal } from './mark.ts'

/** A job as its watch knows it. Moments are of a clock that never goes back. */
export interface WatchedJob {
  requestId: string
  status: JobStatus
  submittedAt: number
  processingAt?: number
  lastPolledAt: number
  polls: number
  belief?: Belief
  /** The last that Segmind said of it. */
  told?: Told
  /** Looks in a row that told nothing, and why the last one did not. */
  failures: number
  refusedBy?: { code: string; retryAfterMs?: number }
}

const never = Number.NEGATIVE_INFINITY

export function createWatchedJob({ requestId, ageMs, belief, known }: AskedJob, now: number): WatchedJob {
  const submittedAt = now - (ageMs ?? 0)
  return {
    requestId,
    status: known ?? 'queued',
    submittedAt,
    // Of what another process told before, the next look is a whole gap away; of unknown age, it is due now.
    lastPolledAt: known ? now : ageMs === undefined ? never : submittedAt,
    polls: 0,
    belief,
    failures: 0,
  }
}

/** Whether this was not said just before. Each failure is new, and so is whatever comes after one. */
export const isNew = ({ told, failures }: WatchedJob, news: JobNews) =>
  'refusal' in news || failures > 0 || JSON.stringify(news.told) !== JSON.stringify(told)

export function takeNews(job: WatchedJob, news: JobNews, now: number): void {
  job.polls += 1
  job.lastPolledAt = now
  if ('refusal' in news) {
    const { code, facts } = news.refusal
    job.failures += 1
    job.refusedBy = { code, retryAfterMs: facts.retryAfterMs }
    return
  }
  job.failures = 0
  job.refusedBy = undefined
  const status = statusOf(news)
  job.told = news.told
  if (status === 'processing' && job.status === 'queued') job.processingAt = now
  if (status && !(status === 'queued' && job.status === 'processing')) job.status = status
}

const goneGapMs = 5000
const longGoneMs = 60_000
const goneLooks = 20
const longestBackOffMs = 30_000

/** Milliseconds until the job is to be looked at, `false` once it ended. */
export function nextLookDelay(job: WatchedJob, now: number): number | false {
  const { failures, refusedBy, lastPolledAt, belief } = job
  if (isFinal(job.status)) return false
  if (lastPolledAt === never) return 0
  const due = (delayMs: number) => Math.max(0, lastPolledAt + delayMs - now)
  // A client concludes that a record is gone from three such answers, 5 s apart, about a job older than a minute.
  if (refusedBy?.code === 'request-not-found') return due(failures < goneLooks ? goneGapMs : longGoneMs)
  if (refusedBy)
    return due(Math.max(refusedBy.retryAfterMs ?? 0, Math.min(1000 * 2 ** failures, longestBackOffMs)))
  return nextPollDelay(job, belief && { believe: () => ({ total: belief }) }, now)
}
