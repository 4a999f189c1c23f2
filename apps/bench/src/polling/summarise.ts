import type { Table } from '../bench.ts'
import type { Measure } from './study.ts'
import { mean } from './watch-jobs.ts'

/** All models together, policy by policy: what a page of such jobs would see on average. */
export function tableOfPolicies(title: string, measures: readonly Measure[]): Table {
  const columns = ['policy', 'status polls a job', 'mean wait, s', '95th, s', '99th, s', 'k']
  const names = [...new Set(measures.map(({ policy }) => policy))]
  const rows = names.map((name) => {
    const own = measures.filter(({ policy }) => policy === name)
    const average = (pick: (measure: Measure) => number) => mean(own.map(pick))
    return [
      name,
      average(({ polls }) => polls).toFixed(1),
      average(({ meanWait }) => meanWait).toFixed(2),
      average(({ p95Wait }) => p95Wait).toFixed(1),
      average(({ p99Wait }) => p99Wait).toFixed(1),
      average(({ k }) => k).toFixed(2),
    ]
  })
  return { title, columns, rows }
}

/** How many times our status polls and our wait the others take, all models together. */
export function tableOfRatios(title: string, measures: readonly Measure[]): Table {
  const names = [...new Set(measures.map(({ policy }) => policy))]
  const total = (name: string, pick: (measure: Measure) => number) =>
    mean(measures.filter(({ policy }) => policy === name).map(pick))
  const own = (pick: (measure: Measure) => number) => total('kling-kit', pick)
  const rows = names.map((name) => [
    name,
    (total(name, ({ polls }) => polls) / own(({ polls }) => polls)).toFixed(2),
    (total(name, ({ meanWait }) => meanWait) / own(({ meanWait }) => meanWait)).toFixed(2),
    total(name, ({ k }) => k).toFixed(2),
  ])
  return { title, columns: ['policy', 'times our polls', 'times our wait', 'k'], rows }
}

/** Our schedule, model by model. */
export function tableOfModels(
  title: string,
  worlds: readonly (readonly [string, readonly Measure[]])[],
): Table {
  const columns = ['world and model', 'status polls a job', 'mean wait, s', '95th, s', '99th, s', 'k']
  const rows = worlds.flatMap(([key, measures]) =>
    measures.map(({ model, polls, meanWait, p95Wait, p99Wait, k }) => [
      `${key}: ${model.id}`,
      polls.toFixed(1),
      meanWait.toFixed(2),
      p95Wait.toFixed(1),
      p99Wait.toFixed(1),
      k.toFixed(2),
    ]),
  )
  return { title, columns, rows }
}

/** The model for which our schedule does worst. */
export function worst(measures: readonly Measure[]) {
  const pick = (value: (measure: Measure) => number) => measures.map(value)
  return {
    k: Math.min(...pick(({ k }) => k)),
    p99Wait: Math.max(...pick(({ p99Wait }) => p99Wait)),
    meanWait: Math.max(...pick(({ meanWait }) => meanWait)),
    polls: Math.max(...pick(({ polls }) => polls)),
    seenAfter: Math.max(...pick(({ seenAfter }) => seenAfter)),
  }
}
