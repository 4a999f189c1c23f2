import type { LatencyBelief, LatencyHistory } from './latency.ts'
import { type Belief, logNormal } from './log-normal.ts'
import type { JobStatus, Metrics } from '../wire/wire.ts'

/** How many seconds the last finished jobs of one kind took, oldest first. */
export interface LatencyRecord {
  total?: readonly number[]
  queue?: readonly number[]
  processing?: readonly number[]
}

/** What finished jobs taught, by `latencyKey`. Plain JSON of bounded size: an app may keep it anywhere. */
export type LatencyRecords = Readonly<Record<string, LatencyRecord>>

/** What is learnt from. Core's `Job` fits. */
export interface FinishedJob {
  modelId?: string
  input?: Record<string, unknown>
  status: JobStatus
  metrics: Metrics
}

const jobsKept = 24
const kindsKept = 64

/** The kind of a job, as far as its time goes: model, length and mode. */
export function latencyKey(modelId: string, input: Record<string, unknown> = {}): string {
  return JSON.stringify([modelId, input['duration'], input['mode']])
}

/**
 * The records with what a finished job adds to them. Only the server's own figures count, so a client that slept teaches nothing wrong;
 * a job that did not complete, or came without figures, teaches nothing.
 */
export function learnDuration(records: LatencyRecords, job: FinishedJob): LatencyRecords {
  const { modelId, input, status, metrics } = job
  const { queueSeconds, inferenceSeconds, totalSeconds } = metrics
  if (!modelId || status !== 'completed' || !(isDuration(totalSeconds) || isDuration(inferenceSeconds))) {
    return records
  }
  const key = latencyKey(modelId, input)
  const { [key]: known, ...others } = records
  const record: LatencyRecord = {
    total: append(known?.total, totalSeconds),
    queue: append(known?.queue, queueSeconds),
    processing: append(known?.processing, inferenceSeconds),
  }
  // The kind that was taught last goes last; the one at rest for longest is forgotten first.
  return Object.fromEntries([...Object.entries(others).slice(1 - kindsKept), [key, record]])
}

/** What `prior` believes, corrected by what finished jobs taught. Nonsense in the records is passed over. */
export function learnedLatency(records: LatencyRecords, prior: LatencyHistory): LatencyHistory {
  // Asked at every poll of every job.
  const learnt = new Map<LatencyRecord, LatencyBelief | undefined>()
  return {
    believe(modelId, input) {
      const first = prior.believe(modelId, input)
      const record = modelId && records[latencyKey(modelId, input)]
      if (!record) return first
      if (!learnt.has(record)) learnt.set(record, correctAll(record, first))
      return learnt.get(record)
    },
  }
}

function correctAll(record: LatencyRecord, first?: LatencyBelief): LatencyBelief | undefined {
  const queue = correct(record.queue, first?.queue)
  const processing = correct(record.processing, first?.processing, first?.total)
  const total = correct(record.total, first?.total) ?? processing
  return total && { total, queue, processing }
}

// A page's mean weighs as much as half a job: it may be wrong by two, a job by its spread alone. Its spread weighs two.
const meanWeight = 0.5
const spreadWeight = 2
const wild: Belief = { meanSeconds: 1, spread: 1 }

/** What to believe after these durations: `prior` without any, otherwise `prior` or `guess` drawn towards them. */
function correct(seconds: unknown, prior?: Belief, guess: Belief | undefined = prior): Belief | undefined {
  const logs = withoutOutliers(durations(seconds).map(Math.log))
  const count = logs.length
  if (count === 0) return prior
  const mean = logs.reduce((sum, log) => sum + log, 0) / count
  const { median, sigma } = logNormal(guess ?? wild)
  const surprise = guess ? mean - Math.log(median) : 0
  const within = logs.reduce((sum, log) => sum + (log - mean) ** 2, spreadWeight * sigma ** 2)
  const share = meanWeight / (meanWeight + count)
  const variance = within / (spreadWeight + count) + share * (1 - share) * surprise ** 2
  return {
    meanSeconds: Math.exp(mean - share * surprise + variance / 2),
    spread: Math.sqrt(Math.expm1(variance)),
  }
}

/** Draws what lies far outside the middle half to its edge (Tukey's fences), so that one odd job moves little. */
function withoutOutliers(logs: readonly number[]): number[] {
  const sorted = logs.toSorted((a, b) => a - b)
  const quarter = sorted.length >> 2
  const low = sorted[quarter] ?? 0
  const high = sorted[sorted.length - 1 - quarter] ?? 0
  const far = 1.5 * Math.max(0.1, high - low)
  return sorted.map((log) => Math.min(high + far, Math.max(low - far, log)))
}

function append(known: unknown, seconds: unknown): readonly number[] {
  return durations([...durations(known), seconds]).slice(-jobsKept)
}

function durations(values: unknown): number[] {
  return Array.isArray(values) ? values.filter(isDuration) : []
}

function isDuration(seconds: unknown): seconds is number {
  return typeof seconds === 'number' && seconds > 0 && seconds < 86_400
}
