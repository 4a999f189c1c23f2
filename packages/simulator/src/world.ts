import type { AnyModel } from '@kling-kit/spec'
import { createFaultQueue, type FaultQueue } from './fault-queue.ts'
import { asInputOf, type Input } from './input.ts'
import { isExpired, type JobRecord, stageAt } from './job-record.ts'
import type { CallRecord, LedgerRow, PollRecord, SubmissionRecord } from './journal.ts'
import type { MediaStore } from './media-store.ts'
import { createRandom, type Random } from './random.ts'
import { type SimulatorOptions, type SimulatorSettings, settingsOf } from './simulator-options.ts'

/** Everything a simulator remembers. The routes read and change it. */
export interface World {
  settings: SimulatorSettings
  random: Random
  faults: FaultQueue
  jobs: Map<string, JobRecord>
  /** Uploaded files by their name. */
  uploads: Map<string, { bytes: Uint8Array<ArrayBuffer>; contentType: string }>
  calls: CallRecord[]
  submissions: SubmissionRecord[]
  polls: PollRecord[]
  /** Moments of calls that count towards the rate limit. */
  counted: number[]
  media?: MediaStore
  now(): number
}

export function createWorld(options: SimulatorOptions): World {
  const settings = settingsOf(options)
  return {
    settings,
    random: createRandom(settings.seed),
    faults: createFaultQueue(options.script),
    jobs: new Map(),
    uploads: new Map(),
    calls: [],
    submissions: [],
    polls: [],
    counted: [],
    media: options.media,
    now: () => settings.clock.now(),
  }
}

/** The job, unless its record is unknown or its hour is over. */
export function findJob(world: World, requestId: string): JobRecord | undefined {
  const job = world.jobs.get(requestId)
  return job && !isExpired(job, world.now()) ? job : undefined
}

export function ledgerOf(world: World): LedgerRow[] {
  const now = world.now()
  return [...world.jobs.values()].map((job) => ({
    requestId: job.requestId,
    modelId: job.model.id,
    input: job.input,
    acceptedAt: job.submittedAt,
    costUsd: job.costUsd,
    isBilled: stageAt(job, now) === 'COMPLETED',
  }))
}

export function balanceOf(world: World): number {
  const spentUsd = ledgerOf(world).reduce((sum, row) => sum + (row.isBilled ? row.costUsd : 0), 0)
  return roundCents(world.settings.credits - spentUsd)
}

/** The middle of the estimate. An input that breaks a limit may have none. */
export function costOf(model: AnyModel, input: Input): number {
  try {
    const estimate = model.price?.estimate(asInputOf(model, input))
    const cost = estimate ? (estimate.low + estimate.high) / 2 : 0
    return Number.isFinite(cost) ? roundCents(cost) : 0
  } catch {
    return 0
  }
}

const roundCents = (usd: number) => Math.round(usd * 10_000) / 10_000
