import type { Findings } from '../bench.ts'
import { type JobsFigures, studyJobs } from '../jobs/study-jobs.ts'
import { tableOfCpu, tableOfGoals, tableOfRoom } from '../jobs/summarise-jobs.ts'
import type { Together } from '../jobs/watch-together.ts'

const extent = { jobs: 1000, rounds: 3, leadMs: 5000, windowMs: 10_000 }

/** A thousand jobs on one client, beside the field's ways to watch as many. */
export async function run(): Promise<Findings> {
  const figures = await studyJobs(extent)
  const together = await watchThousandTogether()
  const ours = figures.find(({ key }) => key === 'kling-kit') as JobsFigures
  return {
    conditions: [
      `${extent.jobs} jobs that never end, all answers at once and in process. Each contender in a process of its own, by turns, ${extent.rounds} rounds of ${extent.windowMs / 1000} s; the middle round counts.`,
      'Seconds are of this machine. Ratios are to the bare timer loop in the same round, which asks for each job every 2 s.',
      'kling-kit watches jobs of all ages, as open jobs of one model have them. The others ask every 2 s (fal every 0.5 s) at any age; their jobs were opened one after the other within 2 s.',
      'Heap is what was freed when the jobs were let go. Renders: components of React that read every field, 200 jobs shown at once; also how many of these were asked about within the fullest tenth of a second.',
    ],
    tables: [tableOfCpu(figures), tableOfRoom(figures), tableOfGoals(ours, together)],
    json: {
      ...extent,
      goals: {
        cpuTimesBarePerMinute: ours.timesBarePerMinute,
        cpuTimesBarePerPoll: ours.timesBarePerPoll,
        heapKiBPerJob: ours.heapBytesPerJob / 1024,
        timers: Math.max(ours.timers, together.timers),
        rendersPerPoll: ours.rendersPerPoll,
        crowding: together.crowding,
      },
      contenders: figures,
      together,
    },
  }
}

async function watchThousandTogether(): Promise<Together> {
  await import('../jobs/load-tsx.ts')
  const { watchTogether } = await import('../jobs/watch-together.ts')
  return watchTogether(extent.jobs)
}
