import {
  type AnyModel,
  type LatencyHistory,
  type LatencyRecords,
  learnDuration,
  learnedLatency,
  modelLatency,
} from '@kling-kit/spec'
import type { Job } from '../job/job.ts'
import { fieldsOf } from '../storage/read-record.ts'
import type { Records } from '../storage/records.ts'

/** How long jobs take, after what this owner's finished jobs taught. */
export interface LatencyLog extends LatencyHistory {
  /** Takes in what an earlier life kept. */
  restore: () => Promise<void>
  learn: (job: Job) => void
  forget: () => void
}

const key = 'latency'

export function createLatencyLog(records: Records, models: readonly AnyModel[]): LatencyLog {
  const prior = modelLatency(models)
  let taught: Job[] = []
  let known: LatencyRecords = {}
  let learnt = prior

  const take = (next: LatencyRecords) => {
    known = next
    learnt = learnedLatency(known, prior)
  }
  return {
    believe: (modelId, input) => learnt.believe(modelId, input),
    async restore() {
      const kept = await records.list('history')
      const fields = fieldsOf(kept.find((record) => record.key === key)?.value)
      // What was learnt while this was read counts, too.
      if (fields) take(taught.reduce(learnDuration, fields as LatencyRecords))
      taught = []
    },
    learn(job) {
      const next = learnDuration(known, job)
      if (next === known) return
      taught = [...taught, job].slice(-24)
      take(next)
      void records.put('history', key, known)
    },
    forget() {
      taught = []
      take({})
    },
  }
}
