import type { Findings } from '../bench.ts'
import { type TabsMeasure, watchInTabs } from '../events/watch-in-tabs.ts'

const world = { jobs: 50, tabsPerJob: 10 }
// Of the design: how many times less than by polls, each passed on to Segmind.
const goals = { upstreamCalls: 9.6, bytesPerTab: 13 }

/** Jobs that are watched by polls beside the same jobs on streams of events. */
export async function run(): Promise<Findings> {
  const polled = await watchInTabs({ events: false }, world)
  const told = await watchInTabs({ events: true }, world)
  const ratios = {
    upstreamCalls: (polled.requestsPerTab * world.jobs * world.tabsPerJob) / told.upstreamCalls,
    upstreamCallsOfJoinedPolls: polled.upstreamCalls / told.upstreamCalls,
    requestsPerTab: polled.requestsPerTab / told.requestsPerTab,
    bytesPerTab: polled.bytesPerTab / told.bytesPerTab,
  }
  const rows = [row('polls', polled), row('events', told)]
  return {
    conditions: [
      'Virtual time and fixed seeds: every machine finds the same.',
      `${world.jobs * world.tabsPerJob} tabs on ${world.jobs} jobs of kling-o3-text2video, opened within 20 s of the submission; none leads for another.`,
      'Upstream: questions that reached Segmind, after the proxy joined what it could. Bytes: addresses, headers and bodies that our code writes, both ways.',
      'A wait runs from the end of a job until a tab has its film.',
    ],
    tables: [
      {
        title: 'Watched by',
        columns: ['', 'upstream', 'requests a tab', 'bytes a tab', 'mean wait, s'],
        rows,
      },
      {
        title: 'Events: times fewer than polls',
        columns: ['', 'times fewer', 'aimed at'],
        rows: [
          [
            'calls to Segmind, were each poll passed on',
            ratios.upstreamCalls.toFixed(1),
            goals.upstreamCalls,
          ],
          [
            'calls to Segmind, polls joined as our proxy does',
            ratios.upstreamCallsOfJoinedPolls.toFixed(1),
            '–',
          ],
          ['requests a tab', ratios.requestsPerTab.toFixed(1), '–'],
          ['bytes a tab', ratios.bytesPerTab.toFixed(1), goals.bytesPerTab],
        ],
      },
    ],
    json: { ...world, polled, told, ratios, goals },
  }
}

const row = (name: string, measure: TabsMeasure) => [
  name,
  measure.upstreamCalls,
  measure.requestsPerTab.toFixed(1),
  Math.round(measure.bytesPerTab),
  measure.meanWaitSeconds.toFixed(2),
]
