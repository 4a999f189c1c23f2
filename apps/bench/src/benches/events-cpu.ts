import type { Findings } from '../bench.ts'
import { type CpuMeasure, measureCpu } from '../events/measure-cpu.ts'
import { hurry } from '../fast-clock.ts'

const world = { jobs: 50, tabsPerJob: 10 }
// Of the design: how many times less than by polls.
const goal = 4

/** What watching the same jobs costs the proxy's processor by polls and on streams of events. */
export async function run(): Promise<Findings> {
  const polled = await measureCpu({ events: false }, world)
  const told = await measureCpu({ events: true }, world)
  const cpu = polled.cpuSeconds / told.cpuSeconds
  return {
    conditions: [
      `${world.jobs * world.tabsPerJob} tabs on ${world.jobs} jobs of kling-o3-text2video, opened within 20 s of the submission; none leads for another.`,
      `The proxy in a process of its own, over real sockets, before the simulator. All clocks go ${hurry} times as fast. Of two rounds the second.`,
      'Processor time of the proxy’s process alone, from the first tab to the last film. Upstream: questions that reached Segmind.',
    ],
    tables: [
      {
        title: 'Watched by',
        columns: ['', 'the proxy’s CPU, s', 'upstream', 'mean wait, s'],
        rows: [row('polls', polled), row('events', told)],
      },
      {
        title: 'Events: times less than polls',
        columns: ['', 'times less', 'aimed at'],
        rows: [['the proxy’s CPU', cpu.toFixed(1), goal]],
      },
    ],
    json: { ...world, polled, told, ratios: { cpu }, goals: { cpu: goal } },
  }
}

const row = (name: string, measure: CpuMeasure) => [
  name,
  measure.cpuSeconds.toFixed(2),
  measure.upstreamCalls,
  measure.meanWaitSeconds.toFixed(2),
]
