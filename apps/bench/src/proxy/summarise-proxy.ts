import type { Table } from '../bench.ts'
import type { Added, Beside } from './study-proxy.ts'
import type { Hurt } from './study-troubles.ts'

export function tableOfThroughput(title: string, besides: readonly Beside[]): Table {
  return {
    title,
    columns: ['server', 'requests/s', 'CPU a request, µs', 'ours / it', 'its CPU / ours', 'failed'],
    rows: besides.map((one) => [
      one.name,
      one.requestsPerSecond.toFixed(0),
      // nginx where there is no /proc.
      one.cpuMicrosPerRequest > 0 ? one.cpuMicrosPerRequest.toFixed(0) : '–',
      one.throughputRatio.toFixed(2),
      one.cpuMicrosPerRequest > 0 ? one.cpuRatio.toFixed(2) : '–',
      one.failed,
    ]),
  }
}

export function tableOfLatency(status: readonly Added[], submit: readonly Added[]): Table {
  return {
    title: 'Added to the upstream’s own time, ms',
    columns: ['server', 'status, median', 'status, 99th', 'submit, median', 'submit, 99th'],
    rows: status.map((one, at) => [
      one.name,
      ...[one.medianMs, one.p99Ms, submit[at]?.medianMs, submit[at]?.p99Ms].map(
        (ms) => ms?.toFixed(2) ?? '–',
      ),
    ]),
  }
}

interface Reached {
  besides: readonly Beside[]
  refusals: { stranger: number; 'no-route': number }
  hurts: readonly Hurt[]
}

export function tableOfGoals({ besides, refusals, hurts }: Reached): Table {
  const toReach = (name: string) =>
    name.startsWith('fal-') || name === 'hono' ? '3' : name === 'http-proxy' ? '1' : '–'
  return {
    title: 'kling-kit and its goals',
    columns: ['', 'is', 'is to be'],
    rows: [
      ...besides
        .filter(({ name }) => toReach(name) !== '–')
        .map((one) => [
          `status: requests/s, times ${one.name}`,
          one.throughputRatio.toFixed(2),
          `≥ ${toReach(one.name)}`,
        ]),
      ['refusals of strangers a forwarded poll', refusals.stranger.toFixed(1), '≥ 3'],
      ['refusals of what has no route a forwarded poll', refusals['no-route'].toFixed(1), '≥ 3'],
      ...hurts.flatMap((hurt) => [
        [`healthy 99th beside ${hurt.trouble}, times without`, hurt.p99Ratio.toFixed(2), '≤ 2'],
        [`healthy requests failed beside ${hurt.trouble}`, hurt.failed, '0'],
      ]),
    ],
  }
}
