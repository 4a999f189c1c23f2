import type { Answer } from '../handler/answer.ts'
import type { ProxyRoute } from '../handler/proxy-route.ts'
import { createCallWindow } from '../caller/call-window.ts'
import { insist, isLimit, mustBeLimits } from '../handler/settings.ts'
import { readAskedJobs } from './asked-job.ts'
import { openEventStream } from './event-stream.ts'
import { createJobWatches } from './job-watches.ts'
import { encodeNews } from './job-news.ts'

export interface EventsOptions {
  /** Jobs on one stream. Default 50; at most 80, for their ids stand in the address. */
  maxIds?: number
  /** Streams of one caller at once, in this process: each of their browsers has one. Default 8. */
  maxStreams?: number
  /** Streams of all callers together. Default 2000. */
  maxStreamsInAll?: number
  /** A stream with nothing to tell shows that it is alive this often. Default 15 s. */
  heartbeatMs?: number
  /** How long a stream lasts before its client is to open the next. Keep it below what your host allows. Default 4 min. */
  totalMs?: number
  /** Abort it when the server shuts down: every stream ends, and its client comes back to whoever takes over. */
  signal?: AbortSignal
}

// No cache may keep it, nobody on the way compress or gather it: nginx does so unless told.
const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}

/** Adds `GET /v2/events?id=…&id=…`: one stream of Server-Sent Events for many jobs. However many listen, each job is asked about once. */
export function events(options: EventsOptions = {}): ProxyRoute {
  const { maxIds = 50, maxStreams = 8, maxStreamsInAll = 2000, signal } = options
  const { heartbeatMs = 15_000, totalMs = 240_000 } = options
  insist([maxIds, maxStreams, maxStreamsInAll, heartbeatMs, totalMs].every(isLimit), mustBeLimits)
  insist(maxIds <= 80, '`maxIds` is at most 80: longer addresses are refused on the way.')
  return (state) => {
    const limits = { submitsPerMinute: 0, maxCalls: maxStreams, maxCallsInAll: maxStreamsInAll }
    const window = createCallWindow(state.clock, limits)
    const watches = createJobWatches(state)
    return {
      path: '/v2/events',
      verb: 'GET',
      action: 'events',
      offers: { events: { maxIds, heartbeatMs } },
      async answer(visit): Promise<Answer> {
        const jobs = await readAskedJobs(state, visit, maxIds)
        const { caller, request } = visit
        if (request.method === 'HEAD') return { httpStatus: 200, headers }
        // Without the limits that the app gave this caller: they are for other calls.
        const leave = window.enter({ id: caller.id })
        const file = openEventStream(jobs, {
          clock: state.clock,
          heartbeatMs,
          totalMs,
          signals: signal ? [request.signal, signal] : [request.signal],
          watch: (job, hear) => watches.watch(job, caller, hear),
          encode: (job, news) => state.redact(encodeNews(state, job, news)),
          onEnd: leave,
        })
        return { httpStatus: 200, headers, file }
      },
    }
  }
}
