import { setTimeout as sleep } from 'node:timers/promises'
import type { Contender, Watcher } from './contender.ts'
import { countTimers } from './count-timers.ts'
import { createFastClock, type FastClock } from '../fast-clock.ts'
import { createInstantFetch } from './instant-fetch.ts'
import { drawJobAges } from './job-ages.ts'

export interface LoadOptions {
  jobs: number
  /** From the last job's arrival until the measurement begins. */
  leadMs: number
  windowMs: number
}

/** What it cost a process to watch these jobs. */
export interface Load {
  polls: number
  cpuMs: number
  heapBytesPerJob: number
  /** The most at once. */
  timers: number
}

// At which most ask.
const intervalMs = 2000
// Long enough to get through all polls of those minutes: a backlog would be measured along.
const ageingMs = 24_000

/** Watches many jobs that never end, in this process, which has to run with `--expose-gc` and do nothing else. */
export async function measureLoad(load: () => Promise<Contender>, options: LoadOptions): Promise<Load> {
  const timers = countTimers()
  const clock = createFastClock()
  const network = createInstantFetch(clock.monotonic)
  const contender = await load()

  // A function of its own, so that nothing of it is held once it has ended.
  const watchAndMeasure = async () => {
    const watcher = contender.open({ fetch: network.fetch, clock })
    const stops = await (contender.looksAtAge ? watchAllAges : watchInTurn)(watcher, clock, options)
    await sleep(options.leadMs)
    timers.restart()
    network.clear()
    const cpu = process.cpuUsage()
    await sleep(options.windowMs)
    const { user, system } = process.cpuUsage(cpu)
    const polls = network.polledAt.length
    network.clear()
    const heapBytes = await usedHeap()
    for (const stop of stops) stop()
    watcher.close()
    return { polls, cpuMs: (user + system) / 1000, timers: timers.most, heapBytes }
  }
  const { heapBytes, ...figures } = await watchAndMeasure()
  // Loops that only end at their next turn.
  await sleep(intervalMs)
  network.clear()
  return { ...figures, heapBytesPerJob: (heapBytes - (await usedHeap())) / options.jobs }
}

type Stops = (() => void)[]

/** One job after the other, spread over one interval. */
async function watchInTurn(watcher: Watcher, clock: FastClock, { jobs }: LoadOptions): Promise<Stops> {
  const from = clock.monotonic()
  const stops: Stops = []
  for (let job = 0; job < jobs; job++) {
    stops.push(watcher.watch(`request-${job}`).subscribe(() => {}))
    await until(clock, from + (job * intervalMs) / jobs)
  }
  return stops
}

/** Jobs of all ages, brought to their ages by a clock that goes so fast. Halfway through the measurement they are right. */
async function watchAllAges(
  watcher: Watcher,
  clock: FastClock,
  { jobs, leadMs, windowMs }: LoadOptions,
): Promise<Stops> {
  const ages = drawJobAges(jobs).map((age) => Math.max(0, age - leadMs - windowMs / 2))
  const oldest = ages[0] ?? 0
  clock.setRate(oldest / ageingMs)
  const from = clock.monotonic()
  const stops: Stops = []
  for (const [job, age] of ages.entries()) {
    await until(clock, from + oldest - age)
    stops.push(watcher.watch(`request-${job}`).subscribe(() => {}))
  }
  clock.setRate(1)
  return stops
}

async function until(clock: FastClock, moment: number): Promise<void> {
  for (let left = moment - clock.monotonic(); left > 0; left = moment - clock.monotonic())
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, left))
}

async function usedHeap(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    await sleep(20)
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}
