import { type ContenderName, contenderNames, loadContender } from './contender.ts'
import type { Load } from './measure-load.ts'
import type { Renders } from './measure-renders.ts'
import { runChild } from './run-child.ts'

/** One contender: its middle round, and the middle of what each round found beside the bare loop of the same round. */
export interface JobsFigures {
  key: ContenderName
  name: string
  pollsPerJobPerMinute: number
  cpuSecondsPerMinute: number
  cpuMicrosPerPoll: number
  timesBarePerMinute: number
  timesBarePerPoll: number
  heapBytesPerJob: number
  timers: number
  rendersPerPoll: number
  crowding: number
}

interface Extent {
  jobs: number
  rounds: number
  leadMs: number
  windowMs: number
}

const minuteMs = 60_000
const jobsOnPage = 200

/** All contenders by turns, each in a process of its own, in every round. */
export async function studyJobs({ rounds, ...options }: Extent): Promise<JobsFigures[]> {
  const loads = new Map<ContenderName, Load[]>(contenderNames.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of contenderNames) {
      process.stderr.write(`round ${round + 1} of ${rounds}: ${name}\n`)
      loads.get(name)?.push(await runChild({ measure: 'load', name, ...options }))
    }
  }
  const bare = loads.get('bare-loop') ?? []
  return Promise.all(
    contenderNames.map(async (key) => {
      const renders = await runChild({ measure: 'renders', name: key, jobs: jobsOnPage })
      const { name } = await loadContender(key)
      return figuresOf({ key, name }, loads.get(key) ?? [], bare, renders, options)
    }),
  )
}

function figuresOf(
  who: Pick<JobsFigures, 'key' | 'name'>,
  loads: readonly Load[],
  bare: readonly Load[],
  { polls, renders, crowding }: Renders,
  { jobs, windowMs }: Omit<Extent, 'rounds'>,
): JobsFigures {
  const middle = (figure: (load: Load, beside: Load) => number) =>
    median(loads.map((load, round) => figure(load, bare[round] ?? load)))
  const perPoll = (load: Load) => (load.cpuMs * 1000) / load.polls
  const minutes = windowMs / minuteMs
  return {
    ...who,
    pollsPerJobPerMinute: middle((load) => load.polls / jobs / minutes),
    cpuSecondsPerMinute: middle((load) => load.cpuMs / 1000 / minutes),
    cpuMicrosPerPoll: middle(perPoll),
    timesBarePerMinute: middle((load, beside) => load.cpuMs / beside.cpuMs),
    timesBarePerPoll: middle((load, beside) => perPoll(load) / perPoll(beside)),
    heapBytesPerJob: middle((load) => load.heapBytesPerJob),
    timers: Math.max(...loads.map((load) => load.timers)),
    rendersPerPoll: renders / polls,
    crowding,
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [
    sorted[(sorted.length - 1) >> 1] ?? Number.NaN,
    sorted[sorted.length >> 1] ?? Number.NaN,
  ]
  return (low + high) / 2
}
