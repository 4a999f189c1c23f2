import { type AnyModel, models } from '@kling-kit/spec'
import { pollsForWait } from './fixed-interval.ts'
import { ourPolicy } from './our-policy.ts'
import { peerPolicies } from './peer-policies.ts'
import type { Policy } from './policy.ts'
import { type Outcome, watchJobs } from './watch-jobs.ts'
import type { Trial, World } from './world.ts'

/** One policy in one world over the jobs of one model. */
export interface Measure extends Outcome {
  policy: string
  model: AnyModel
  /** Status polls of a fixed interval with the same mean wait on the same jobs, divided by these. */
  k: number
  /** Mean seconds from the acceptance of a job to the answer that told of its end. */
  seenAfter: number
}

/** Watches `jobsPerModel` jobs of every model in this world, by our schedule and by all others. */
export function studyWorld(world: World, jobsPerModel: number): Measure[] {
  return models.flatMap((model: AnyModel, index) => {
    const trial = world.createTrial(model, jobsPerModel, index + 1)
    const measures = peerPolicies.map((policy) => measure(trial, policy.name, () => policy))
    return [measureOurs(trial), ...measures]
  })
}

/** The same for our schedule alone. */
export function studyOurs(world: World, jobsPerModel: number): Measure[] {
  return models.map((model: AnyModel, index) =>
    measureOurs(world.createTrial(model, jobsPerModel, index + 1)),
  )
}

function measureOurs(trial: Trial): Measure {
  return measure(trial, 'kling-kit', (index) => ourPolicy(trial.historyFor(index)))
}

function measure(trial: Trial, policy: string, policyFor: (index: number) => Policy): Measure {
  const { jobs, model } = trial
  const outcome = watchJobs(jobs, policyFor)
  const lifetime = jobs.reduce((total, { endsAt }) => total + endsAt, 0) / jobs.length
  return {
    ...outcome,
    policy,
    model,
    k: pollsForWait(jobs, outcome.meanWait) / outcome.polls,
    seenAfter: lifetime + outcome.meanWait,
  }
}
