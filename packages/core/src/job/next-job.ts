import type { Media, Metrics, WireError } from '@kling-kit/spec'
import type { Job, PauseReason } from './job.ts'
import type { JobEvent } from './job-event.ts'
import { linkMessages, pauseReasonOf } from './link-trouble.ts'

/** A job as last seen, and what the rules remember from one answer to the next. */
export interface SeenJob {
  readonly job: Job
  /** Looks in a row that told nothing. */
  readonly failures: number
  /** Answers in a row that the record is not there, counted at least 5 s apart. */
  readonly misses: number
  readonly missedAtMs: number
  /** The last question whose answer was taken in. */
  readonly seq: number
}

type Looked = Extract<JobEvent, { type: 'answer' | 'no-answer' }>
type Answered = Extract<JobEvent, { type: 'answer' }>
type Change = Partial<SeenJob>

const ranks = { queued: 0, processing: 1, expired: 2, completed: 3, failed: 3 } as const
const missesToExpire = 3
const missSpacingMs = 5000
const graceMs = 60_000
const never = Number.NEGATIVE_INFINITY
const noTrouble = { failures: 0, misses: 0, missedAtMs: never }

export const firstSight = (job: Job): SeenJob => ({ job, failures: 0, misses: 0, missedAtMs: never, seq: 0 })

/** Nothing that is still to come can change it: failed, or completed with its result in hand. */
export const isFinal = (job: Job) => job.status === 'failed' || job.media !== undefined

/**
 * What is known of a job after one more event. A status never goes backwards, and the first of completed and failed
 * stays: the one way on from `completed` is to `expired`, when the record went before its result was fetched.
 * The same object comes back, and the same `job` in it, when nothing changed.
 */
export function nextJob(seen: SeenJob, event: JobEvent): SeenJob {
  const { job } = seen
  if (isFinal(job)) return seen
  const change = afterEvent(seen, event)
  if (job.status === 'expired' && (change.job ?? job).status === 'expired') return seen
  return changed(seen, change)
}

function afterEvent(seen: SeenJob, event: JobEvent): Change {
  const { job } = seen
  switch (event.type) {
    case 'watched':
      return job.link === 'unwatched' ? { job: linked(job, 'polling') } : {}
    case 'unwatched':
      return { job: linked(job, 'unwatched') }
    case 'heard':
      return afterHearsay(seen, event)
    case 'given-up':
      return { job: linked(job, 'unwatched', { linkMessage: linkMessages['given-up'] }) }
    default: {
      const { seq = seen.seq + 1 } = event
      return seq > seen.seq ? { ...afterLook(seen, event), seq } : {}
    }
  }
}

/** As good as an answer of our own, unless we know better. */
function afterHearsay({ job }: SeenJob, event: Extract<JobEvent, { type: 'heard' }>): Change {
  const { job: heard, isWatched, misses, ageMs } = event
  if (ranks[heard.status] < ranks[job.status] || (job.wasCompleted && heard.status === 'failed')) return {}
  const link = heard.link === 'unwatched' && isWatched ? 'polling' : heard.link
  const own = { input: heard.input ?? job.input, submittedAt: job.submittedAt, expiresAt: job.expiresAt }
  // Looks that two tabs take in turns count together, or neither would ever know that the record is gone.
  const countedThere = misses > 0 ? { misses, missedAtMs: ageMs } : {}
  return { ...noTrouble, ...countedThere, job: changed(job, { ...heard, ...own, link }) }
}

function afterLook(seen: SeenJob, event: Looked): Change {
  if (event.type === 'no-answer') return seen.failures > 0 ? paused(seen, 'offline') : reconnecting(seen)
  const { answer, ageMs } = event
  if (answer.type === 'error') return afterError(seen, answer.error, ageMs)
  const { requestId } = seen.job
  const { requestId: named = requestId } = answer
  const isOther = named !== requestId && bareId(named) !== bareId(requestId)
  return isOther ? reconnecting(seen) : afterAnswer(seen, event)
}

function afterAnswer(seen: SeenJob, { answer, ageMs }: Answered): Change {
  if (answer.type === 'error') return {}
  const now = seen.job.submittedAt + ageMs
  const metrics = changed<Metrics>(seen.job.metrics, answer.metrics)
  const rawStatus = answer.type === 'status' && !answer.status ? answer.rawStatus : undefined
  const link = seen.job.link === 'unwatched' ? 'unwatched' : 'polling'
  const job = linked(seen.job, link, { metrics, rawStatus })
  if (answer.type === 'result') {
    const { media, raw } = answer
    return { ...noTrouble, job: { ...completed(job, now, media), rawResult: raw } }
  }
  const { status, failure } = answer
  if (status === 'completed') {
    const media = 'media' in answer && answer.media?.length ? answer.media : undefined
    return { ...noTrouble, job: completed(job, now, media) }
  }
  if (job.wasCompleted) return reconnecting(seen, linkMessages['not-ready'])
  if (!status || ranks[status] <= ranks[job.status]) return { ...noTrouble, job }
  const change =
    status === 'failed' ? { failure, link: 'settled' as const, settledAt: now } : { processingAt: now }
  return { ...noTrouble, job: { ...job, status, ...change } }
}

/** Without media the result is still to be fetched. */
function completed(job: Job, now: number, media?: Media[]): Job {
  const done = changed(job, { status: 'completed', wasCompleted: true })
  return media ? { ...done, media, link: 'settled', settledAt: now } : done
}

function afterError(seen: SeenJob, { code, httpStatus }: WireError, ageMs: number): Change {
  if (code === 'request-not-found') return missed(seen, ageMs)
  const reason = pauseReasonOf(code) ?? (httpStatus === 401 || httpStatus === 403 ? 'auth' : undefined)
  if (reason === 'rate') return { ...paused(seen, reason), failures: 0 }
  if (reason) return paused(seen, reason)
  // A question that the other side finds wrong, ten times over, is wrong.
  const isRefused = httpStatus >= 400 && httpStatus < 500 && seen.failures >= 9
  return isRefused ? paused(seen, 'config') : reconnecting(seen)
}

/** The record is not there. Right after the submission that proves nothing, and once proves little. */
function missed({ job, ...seen }: SeenJob, ageMs: number): Change {
  if (ageMs - seen.missedAtMs < missSpacingMs) return {}
  const misses = seen.misses + 1
  const isGone = misses >= missesToExpire && ageMs > graceMs
  const gone = { status: 'expired' as const, settledAt: job.submittedAt + ageMs }
  return {
    failures: 0,
    misses,
    missedAtMs: ageMs,
    job: isGone ? linked(job, 'settled', gone) : job,
  }
}

function reconnecting({ job, failures }: SeenJob, linkMessage = linkMessages.reconnecting): Change {
  return { job: linked(job, 'reconnecting', { linkMessage }), failures: failures + 1 }
}

function paused({ job, failures }: SeenJob, pauseReason: PauseReason): Change {
  const linkMessage = linkMessages[pauseReason]
  return { job: linked(job, 'paused', { pauseReason, linkMessage }), failures: failures + 1 }
}

const linked = (job: Job, link: Job['link'], more: Partial<Job> = {}): Job =>
  changed(job, { link, pauseReason: undefined, linkMessage: undefined, ...more })

/** The whole with this change; itself when it says so already. An absent key and an undefined one say the same. */
function changed<Shape extends object>(whole: Shape, change: Partial<Shape>): Shape {
  const keys = Object.keys(change) as (keyof Shape)[]
  return keys.every((key) => whole[key] === change[key]) ? whole : { ...whole, ...change }
}

// People copy the bare id; a browser gets it sealed to its caller, behind a dot.
const bareId = (requestId: string) => requestId.split('.')[0]
