import type { Findings } from '../bench.ts'
import { type Goals, reachedGoals } from '../polling/goals.ts'
import { type Measure, studyWorld } from '../polling/study.ts'
import { tableOfModels, tableOfPolicies, tableOfRatios } from '../polling/summarise.ts'
import { roundTripSeconds } from '../polling/watch-job.ts'
import { worlds } from '../polling/world.ts'

const jobsPerModel = 8000

/** Our poll schedule beside the field's, in worlds where what is believed of the models is right, wrong or learnt. */
export function run(): Findings {
  const studies = worlds.map((world) => ({ world, measures: studyWorld(world, jobsPerModel) }))
  const ours = studies.map(
    ({ world, measures }) => [world.key, measures.filter(isOurs)] as [string, Measure[]],
  )
  const goals = reachedGoals(new Map(ours))
  return {
    conditions: [
      `Virtual time and fixed seeds: every machine finds the same. ${jobsPerModel} jobs per model and world, round trip ${roundTripSeconds * 1000} ms.`,
      'A wait runs from the end of a job to the answer that tells of it. Policies are as published, without retries.',
      'k: status polls of a fixed interval with the same mean wait on the same jobs, divided by the policy’s own.',
      'Tables of policies average over the five models; the goals and the JSON take the worst of the five.',
    ],
    tables: [
      ...studies.map(({ world, measures }) => tableOfPolicies(world.title, measures)),
      tableOfModels('kling-kit, model by model', ours),
      ...studies
        .filter(({ world }) => world.key === 'right' || world.key === 'staged')
        .map(({ world, measures }) => tableOfRatios(`${world.title}: beside kling-kit`, measures)),
      tableOfGoals(goals),
    ],
    json: {
      ...goals,
      jobsPerModel,
      roundTripMs: roundTripSeconds * 1000,
      worlds: Object.fromEntries(studies.map(({ world, measures }) => [world.key, measures.map(toJson)])),
    },
  }
}

function isOurs({ policy }: Measure): boolean {
  return policy === 'kling-kit'
}

function tableOfGoals({ k, p99WaitS, failing }: Goals) {
  const rows = Object.entries(k).map(([key, value]) => [
    key,
    value.toFixed(2),
    p99WaitS[key as keyof Goals['k']].toFixed(1),
  ])
  const title = `Worst of the five models. Jobs that fail within 5 s are seen ${failing.seenAfterS.toFixed(1)} s after submission, at ${failing.polls.toFixed(1)} polls`
  return { title, columns: ['world', 'k', '99th wait, s'], rows }
}

function toJson({ policy, model, polls, meanWait, p95Wait, p99Wait, k, seenAfter }: Measure) {
  return {
    policy,
    model: model.id,
    polls,
    meanWaitS: meanWait,
    p95WaitS: p95Wait,
    p99WaitS: p99Wait,
    k,
    seenAfterS: seenAfter,
  }
}
