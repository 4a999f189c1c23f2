import {
  type AnyModel,
  type LatencyHistory,
  type LatencyRecords,
  learnDuration,
  learnedLatency,
  modelLatency,
  models,
} from '@kling-kit/spec'
import { createRandom, drawLogNormal, type Random } from './random.ts'
import type { SimulatedJob } from './watch-job.ts'

/** The jobs of one model in one world, and what a client knows when it watches each. */
export interface Trial {
  model: AnyModel
  jobs: readonly SimulatedJob[]
  historyFor(index: number): LatencyHistory
}

export interface World {
  key: string
  title: string
  createTrial(model: AnyModel, count: number, seed: number): Trial
}

type DrawTimes = (random: Random, usualSeconds: number) => Pick<SimulatedJob, 'startsAt' | 'endsAt'>

const coldStart = modelLatency(models)
// So many jobs are watched by a client that learned from twenty of its own; then comes another client.
const jobsPerClient = 100
const jobsToLearnFrom = 20

/** Durations `factor` times the model's usual ones, spread by `spread`; the queue takes a moment, as in Segmind's examples. */
function around(factor: number, spread: number): DrawTimes {
  return (random, usualSeconds) => ({
    startsAt: 0.23,
    endsAt: drawLogNormal(random, usualSeconds * factor, spread),
  })
}

/** Waits in the queue of any length from a second to ten minutes; processing regular, as the model's page says. */
const staged: DrawTimes = (random, usualSeconds) => {
  const startsAt = 600 ** random()
  return { startsAt, endsAt: startsAt + drawLogNormal(random, usualSeconds, 0.2) }
}

const failing: DrawTimes = (random) => ({ startsAt: Infinity, endsAt: 5 * random() })

export const worlds: readonly World[] = [
  cold('right', 'Cold start, mean right, spread 0.25', around(1, 0.25)),
  cold('half', 'Cold start, jobs half as long as believed, spread 0.25', around(0.5, 0.25)),
  cold('double', 'Cold start, jobs twice as long as believed, spread 0.25', around(2, 0.25)),
  cold('wide', 'Cold start, mean right, spread 0.5', around(1, 0.5)),
  learned('learned, half', 'After twenty jobs, half as long as the model says', around(0.5, 0.25)),
  learned('learned, double', 'After twenty jobs, twice as long as the model says', around(2, 0.25)),
  learned('staged', 'After twenty jobs; queue of 1 s to 10 min, processing of spread 0.2', staged),
  cold('staged, cold', 'The same queue from a cold start', staged),
  cold('failing', 'Jobs that fail within 5 s', failing),
]

function cold(key: string, title: string, draw: DrawTimes): World {
  const createTrial: World['createTrial'] = (model, count, seed) => ({
    model,
    jobs: drawJobs(model, count, seed, draw),
    historyFor: () => coldStart,
  })
  return { key, title, createTrial }
}

function learned(key: string, title: string, draw: DrawTimes): World {
  const createTrial: World['createTrial'] = (model, count, seed) => {
    const histories = Array.from({ length: Math.ceil(count / jobsPerClient) }, (_, client) =>
      learnFrom(drawJobs(model, jobsToLearnFrom, seed * 1009 + client + 1, draw)),
    )
    return {
      model,
      jobs: drawJobs(model, count, seed, draw),
      historyFor: (index) => histories[Math.floor(index / jobsPerClient)] ?? coldStart,
    }
  }
  return { key, title, createTrial }
}

function drawJobs(model: AnyModel, count: number, seed: number, draw: DrawTimes): SimulatedJob[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, index) => ({
    requestId: `${seed}-${index}`,
    modelId: model.id,
    ...draw(random, model.usualSeconds.mean),
  }))
}

function learnFrom(jobs: readonly SimulatedJob[]): LatencyHistory {
  let records: LatencyRecords = {}
  for (const { modelId, startsAt, endsAt } of jobs) {
    const metrics = { queueSeconds: startsAt, inferenceSeconds: endsAt - startsAt, totalSeconds: endsAt }
    records = learnDuration(records, { modelId, input: {}, status: 'completed', metrics })
  }
  return learnedLatency(records, coldStart)
}
