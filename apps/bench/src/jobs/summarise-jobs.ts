import type { Table } from '../bench.ts'
import type { JobsFigures } from './study-jobs.ts'
import type { Together } from './watch-together.ts'

export function tableOfCpu(figures: readonly JobsFigures[]): Table {
  return {
    title: 'CPU',
    columns: [
      'watched by',
      'polls a job and minute',
      's a minute',
      'µs a poll',
      '× bare, a minute',
      '× bare, a poll',
    ],
    rows: figures.map((one) => [
      one.name,
      one.pollsPerJobPerMinute.toFixed(1),
      one.cpuSecondsPerMinute.toFixed(2),
      one.cpuMicrosPerPoll.toFixed(0),
      one.timesBarePerMinute.toFixed(2),
      one.timesBarePerPoll.toFixed(2),
    ]),
  }
}

export function tableOfRoom(figures: readonly JobsFigures[]): Table {
  return {
    title: 'Room, and what a poll that changed nothing does',
    columns: [
      'watched by',
      'heap a job, KiB',
      'timers at most',
      'renders a poll',
      'asked about within 0.1 s',
    ],
    rows: figures.map((one) => [
      one.name,
      (one.heapBytesPerJob / 1024).toFixed(2),
      one.timers,
      one.rendersPerPoll.toFixed(2),
      percent(one.crowding),
    ]),
  }
}

export function tableOfGoals(ours: JobsFigures, together: Together): Table {
  return {
    title: 'kling-kit and its goals',
    columns: ['', 'is', 'is to be at most'],
    rows: [
      ['CPU a minute, times the bare loop', ours.timesBarePerMinute.toFixed(2), '1.50'],
      ['heap a job, KiB', (ours.heapBytesPerJob / 1024).toFixed(2), '3.00'],
      ['timers', Math.max(ours.timers, together.timers), 2],
      ['renders for polls that changed nothing', ours.rendersPerPoll + together.renders, 0],
      ['of jobs accepted together, asked about within 0.1 s', percent(together.crowding), 'not 100 %'],
    ],
  }
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`
