import type { Caller } from '../caller/caller.ts'
import { eventTypeOf, type ProxyEvent } from '../handler/hooks.ts'
import type { ProxyState } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import { askAbout } from '../poll/poll-route.ts'
import { createExpiringMap } from '../time/expiring-map.ts'
import type { AskedJob } from './asked-job.ts'
import type { JobNews } from './job-news.ts'
import { createWatchedJob, isNew, nextLookDelay, takeNews, type WatchedJob } from './watched-job.ts'
import { createUpstreamPace } from './upstream-pace.ts'

type Hear = (news: JobNews) => void

interface Watch {
  job: WatchedJob
  caller: Caller
  listeners: Set<Hear>
  timer?: unknown
  isAsking: boolean
}

export interface JobWatches {
  /** Calls with all that is learnt of a job, what is known already first. Nobody is asked any more once the last one left. */
  watch(asked: AskedJob, caller: Caller, hear: Hear): () => void
}

/** Streams that end come back soon, and are then not to begin from the start. */
const rememberedMs = 60_000

/** One timer and one question at a time for each job that anybody listens to, whoever they are and however many. */
export function createJobWatches(state: ProxyState): JobWatches {
  const { clock } = state
  const watches = new Map<string, Watch>()
  const rested = createExpiringMap<Watch>(clock)
  const pace = createUpstreamPace(clock)

  const plan = (watch: Watch, delayMs: number | false) => {
    clock.clearTimeout(watch.timer)
    if (delayMs === false || watch.isAsking || watch.listeners.size === 0) return
    const waitMs = Math.max(delayMs, pace.waitMs())
    if (waitMs > 0) watch.timer = clock.setTimeout(() => plan(watch, 0), waitMs)
    else void look(watch)
  }
  const look = async (watch: Watch) => {
    watch.isAsking = true
    pace.ask()
    const news = await ask(watch)
    watch.isAsking = false
    // Most looks find what the last one found: that need not go to each listener to be thrown away there.
    const hearers = isNew(watch.job, news) ? Array.from(watch.listeners) : []
    takeNews(watch.job, news, clock.monotonic())
    for (const hear of hearers) hear(news)
    plan(watch, nextLookDelay(watch.job, clock.monotonic()))
  }
  const ask = async ({ job: { requestId }, caller }: Watch): Promise<JobNews> => {
    const startedAt = clock.monotonic()
    const traceId = crypto.randomUUID()
    const event: ProxyEvent = { type: 'answered', traceId, durationMs: 0, action: 'events', requestId }
    try {
      const visit = { caller, credentials: await state.credentials(), event }
      const told = await askAbout(state, visit, 'status', requestId)
      pace.answered()
      return { told }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('bad-upstream', { billed: 'unknown' })
      const { code, facts } = refusal
      const detail = facts.detail ?? event.detail
      // Segmind's own 429, and not a limit of ours that this caller alone has reached.
      if (detail === 'HTTP 429') pace.limited(facts.retryAfterMs ?? 0)
      const durationMs = Math.round(clock.monotonic() - startedAt)
      const { httpStatus } = facts
      state.emit({
        ...event,
        type: eventTypeOf(code),
        callerId: caller.id,
        code,
        httpStatus,
        detail,
        durationMs,
      })
      return { refusal }
    }
  }

  return {
    watch(asked, caller, hear) {
      const { requestId } = asked
      const now = clock.monotonic()
      const known = watches.get(requestId) ?? rested.get(requestId)
      const watch = known ?? {
        job: createWatchedJob(asked, now),
        caller,
        listeners: new Set<Hear>(),
        isAsking: false,
      }
      rested.delete(requestId)
      watches.set(requestId, watch)
      const isFirst = watch.listeners.size === 0
      const listener: Hear = (news) => hear(news)
      watch.listeners.add(listener)
      if (watch.job.told) hear({ told: watch.job.told })
      if (isFirst) plan(watch, nextLookDelay(watch.job, now))
      return () => {
        if (!watch.listeners.delete(listener) || watch.listeners.size > 0) return
        clock.clearTimeout(watch.timer)
        watches.delete(requestId)
        rested.set(requestId, watch, rememberedMs)
      }
    },
  }
}
