import type { LatencyHistory } from '@kling-kit/spec'
import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { Host } from '../client/host.ts'
import type { JobStore } from '../job/job-store.ts'
import { type JobStream, openJobStream, type StreamEnd } from './job-stream.ts'
import type { ListenedJob } from '../transport/open-events.ts'
import { proxyEvents } from '../transport/proxy-events.ts'
import type { Poller } from './poller.ts'
import type { Tabs } from '../tabs/tabs.ts'
import type { Transport } from '../transport/transport.ts'

/** Being told of jobs instead of asking for each. */
export interface Listening {
  /** `now` while a stream tells of the job, `soon` while one is being opened: nobody needs to ask for its status. */
  tells: (requestId: string) => 'now' | 'soon' | undefined
  /** Jobs came or went, or this tab leads from now on: opens the stream that is wanted now, within a moment. */
  sync: () => void
  stop: () => void
}

interface ListeningOptions {
  streams: NonNullable<Transport['streams']>
  store: Pick<JobStore, 'subscribeAll'>
  poller: Pick<Poller, 'hear' | 'look' | 'open' | 'tick'>
  alarms: Alarms
  clock: Clock
  host: Host
  history: LatencyHistory
  random: () => number
  /** Who asks for all. */
  tabs: Pick<Tabs, 'leads'>
}

/** Jobs that come together go on one stream. */
const gatherMs = 50
const mostFailures = 3
/** A stream that was silent for longer when the person came back may have died with the connection. */
const freshMs = 5000

/** Keeps one stream open about all that this tab asks for. While there is none, the poller asks as if there never were. */
export function createListening(options: ListeningOptions): Listening {
  const { store, poller, alarms, clock, host, history, random, streams, tabs } = options
  const events = proxyEvents(streams)
  let stream: JobStream | undefined
  let last: { about: string; eventId: string } | undefined
  let failures = 0
  let isOffered = true
  let isAway = false
  let callOffSync: (() => void) | undefined
  let callOffRetry: (() => void) | undefined

  /** None while the page is hidden: the little that it polls then costs less than a stream. */
  const wanted = (): ListenedJob[] => {
    if (!isOffered || isAway || failures >= mostFailures || !host.isVisible()) return []
    const jobs = poller.open().flatMap(({ job }) => {
      const { requestId, submittedAt, modelId, input, link, pauseReason, wasCompleted } = job
      // One that is refused would have all of them refused.
      if (wasCompleted || link === 'unwatched' || pauseReason === 'auth') return []
      const ageMs = Math.max(0, clock.now() - submittedAt)
      return [{ requestId, ageMs, belief: history.believe(modelId, input)?.total }]
    })
    return jobs.length > 0 && tabs.leads() ? jobs : []
  }
  const close = () => {
    stream?.close()
    stream = undefined
  }
  const open = (jobs: readonly ListenedJob[]) => {
    const about = jobs.map(({ requestId }) => requestId).join()
    stream = openJobStream(jobs, {
      events,
      alarms,
      clock,
      lastEventId: last?.about === about ? last.eventId : undefined,
      onReady: poller.tick,
      // Nobody tells when a tab is hidden, or lost its lead.
      onSign: sync,
      onAnswer(requestId, answer, eventId) {
        if (eventId) last = { about, eventId }
        // Whether the record is gone for good is found out by asking, as ever.
        if (answer.type === 'error' && answer.error.code === 'request-not-found') void poller.look(requestId)
        else void poller.hear(requestId, answer)
      },
      onEnd: over,
    })
  }
  const over = (how: StreamEnd) => {
    stream = undefined
    isOffered = how !== 'not-offered'
    failures = how === 'worked' ? 0 : failures + 1
    const retry = () => {
      callOffRetry = undefined
      update()
    }
    if (how === 'worked') update()
    else callOffRetry = alarms.after(1000 * 2 ** failures * (0.5 + random()), retry)
    poller.tick()
  }
  const update = () => {
    callOffSync = undefined
    if (callOffRetry) return
    const jobs = wanted()
    const asked = stream
    if (asked && jobs.length > 0 && jobs.every(({ requestId }) => asked.ids.has(requestId))) return
    close()
    if (jobs.length > 0) open(jobs)
    if (asked) poller.tick()
  }
  const sync = () => {
    callOffSync ??= alarms.after(gatherMs, update)
  }
  const rest = () => {
    callOffRetry?.()
    callOffSync?.()
    callOffRetry = undefined
    callOffSync = undefined
  }

  /** The person is back: what failed before may work again. */
  const wake = () => {
    failures = 0
    rest()
    if (!stream?.isAlive(freshMs)) close()
    update()
  }
  const leave = (hasLeft: boolean) => {
    isAway = hasLeft
    if (hasLeft) close()
    else wake()
  }
  const stops = [store.subscribeAll(sync), host.onWake(wake), host.onAway?.(leave)]
  sync()

  return {
    tells(requestId) {
      if (stream?.told) return stream.told.has(requestId) ? 'now' : undefined
      return stream?.ids.has(requestId) ? 'soon' : undefined
    },
    sync,
    stop() {
      for (const stopHearing of stops) stopHearing?.()
      rest()
      close()
    },
  }
}
