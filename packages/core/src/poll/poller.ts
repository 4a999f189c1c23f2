import type { LatencyHistory } from '@kling-kit/spec'
import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { Host } from '../client/host.ts'
import type { Job } from '../job/job.ts'
import type { Followed } from '../job/followed.ts'
import type { JobEvent } from '../job/job-event.ts'
import { createLearner } from './learn.ts'
import type { JobStore } from '../job/job-store.ts'
import { firstSight, isFinal, nextJob } from '../job/next-job.ts'
import { nextLookDelay, type PollDelay } from './next-look.ts'
import { createPace } from './pace.ts'
import type { Transport } from '../transport/transport.ts'

export interface Poller {
  /** Begins to follow a job, unless it is followed already. */
  follow: (job: Job, how?: { ageMs?: number; isKnown?: boolean; isDue?: boolean }) => void
  /** Takes over a job as another tab, or an earlier life, saw it after so many polls. Without polls it is looked at now. */
  adopt: (job: Job, polls?: number, misses?: number) => void
  /** Open jobs that other tabs should know of, with the polls they had. */
  open: () => { job: Job; polls: number; misses: number }[]
  /** Who asks for all has changed: looks what is due now. */
  tick: () => void
  /** Whether it was submitted here or the API knows it, and not merely asked about. */
  isKnown: (requestId: string) => boolean
  forget: (requestId: string) => void
  /** Somebody looks at the job, or at all jobs, until the returned function is called. */
  watch: (requestId?: string) => () => void
  /** Looks now, or joins the look that is under way. */
  look: (requestId: string) => Promise<void>
  start: () => void
  stop: () => void
}

interface PollerOptions {
  store: JobStore
  transport: Transport
  clock: Clock
  alarms: Alarms
  host: Host
  random: () => number
  pollDelay?: PollDelay
  history?: LatencyHistory
  /** Keeps a job where it survives, and resolves when it is safe there. Never rejects. */
  keep: (job: Job) => Promise<void>
  onSettled: (job: Job) => void
  /** Whether this tab asks for all of them. Called whenever there is something to ask. */
  leads: () => boolean
  /** Told after each look, even at what did not change: other tabs then know that somebody looks. */
  onLooked: (job: Job, polls: number, misses: number) => void
  /** Told when the person is back. */
  onWake: () => void
}

const mostAtOnce = 2
const sparseMs = 60_000
/** Several events tell of one return: visible, resumed, online. */
const wakeOnceMs = 1000
const shortestGapMs = 1500
const longestGapMs = 30_000
const never = Number.POSITIVE_INFINITY

/** One loop over all jobs of a client. What it learns goes through `nextJob` into the store. */
export function createPoller(options: PollerOptions): Poller {
  const { store, clock, alarms, host } = options
  const followed = new Map<string, Followed>()
  const pace = createPace()
  let asking = 0
  let watchersOfAll = 0
  let callOffTick: (() => void) | undefined
  let stopListening: (() => void) | undefined

  const isAttended = (one: Followed) => host.watchesByItself || one.watchers + watchersOfAll > 0

  const take = (one: Followed, event: JobEvent) => {
    one.seen = nextJob(one.seen, event)
    if (isFollowed(one)) store.set(one.seen.job)
  }

  const isFollowed = (one: Followed) => followed.get(one.seen.job.requestId) === one

  const learn = createLearner({ ...options, pace, take, isFollowed })

  const plan = (one: Followed) => {
    const ageMs = clock.monotonic() - one.bornAt
    const delayMs = nextLookDelay(one.seen, { ...options, ageMs, polls: one.polls })
    one.nextAt = delayMs === false ? never : clock.monotonic() + delayMs
    if (delayMs === false && one.seen.job.link !== 'settled') take(one, { type: 'given-up' })
  }

  const dueAt = (one: Followed) => {
    if (one.isAsking || !isAttended(one)) return never
    // A finished job's result is not put off: its record may be gone soon.
    const isSeen = host.isVisible() && one.watchers + watchersOfAll > 0
    const isUrgent = isSeen || one.seen.job.wasCompleted
    if (one.nextAt === never || !one.isKnown || options.leads()) {
      return isUrgent ? one.nextAt : Math.max(one.nextAt, one.askedAt + sparseMs)
    }
    // Another tab asks. One that is seen, and heard nothing for two expected gaps, asks by itself.
    const gapMs = Math.min(Math.max(one.nextAt - one.askedAt, shortestGapMs), longestGapMs)
    return Math.max(one.nextAt, one.askedAt + 2 * gapMs) + (isUrgent ? 0 : 3 * sparseMs)
  }

  const tick = () => {
    callOffTick?.()
    if (!stopListening) return
    const now = clock.monotonic()
    const due: Followed[] = []
    let next = never
    for (const one of followed.values()) {
      const at = dueAt(one)
      if (at <= now) due.push(one)
      else next = Math.min(next, at)
    }
    due.sort((one, other) => urgency(other) - urgency(one) || one.nextAt - other.nextAt)
    for (const one of due) {
      if (asking >= mostAtOnce) break
      if (pace.notBefore() > now) next = now
      else void look(one)
    }
    if (next < never) callOffTick = alarms.after(Math.max(next, pace.notBefore()) - now, tick)
  }

  const look = async (one: Followed) => {
    const { requestId } = one.seen.job
    if (one.isAsking) return store.askOnce(requestId, async () => {})
    one.isAsking = true
    one.askedAt = clock.monotonic()
    asking += 1
    await store.askOnce(requestId, (signal) => learn(one, signal))
    one.isAsking = false
    asking -= 1
    one.askedAt = clock.monotonic()
    plan(one)
    if (one.isKnown && isFollowed(one)) options.onLooked(one.seen.job, one.polls, one.seen.misses)
    tick()
  }

  const wake = () => {
    pace.wake()
    const now = clock.monotonic()
    for (const one of followed.values()) {
      if (one.seen.job.link === 'settled' || now - one.askedAt < wakeOnceMs) continue
      one.nextAt = now
      if (options.leads()) one.askedAt = now - sparseMs
    }
    options.onWake()
    tick()
  }

  const follow: Poller['follow'] = (job, { ageMs = 0, isKnown = false, isDue = false } = {}) => {
    const known = followed.get(job.requestId)
    if (known) known.isKnown ||= isKnown
    if (known) return
    const now = clock.monotonic()
    const one = { seen: firstSight(job), bornAt: now - ageMs, isKnown, watchers: 0, polls: 0 }
    const following: Followed = { ...one, askedAt: now, nextAt: now, isAsking: false }
    followed.set(job.requestId, following)
    store.set(job)
    if (isFinal(job) || job.status === 'expired') return
    if (isAttended(following)) take(following, { type: 'watched' })
    if (isKnown && !isDue) plan(following)
    tick()
  }

  return {
    follow,
    adopt(job, polls = 0, misses = 0) {
      const ageMs = Math.max(0, clock.now() - job.submittedAt)
      if (!followed.has(job.requestId)) {
        follow(job, { ageMs, isKnown: true, isDue: true })
        if (polls === 0) return
      }
      const one = followed.get(job.requestId) as Followed
      if (!one.isKnown) {
        // Until now a bare id: this is when it really began.
        const { submittedAt, expiresAt } = job
        one.seen = { ...one.seen, job: { ...one.seen.job, submittedAt, expiresAt } }
        one.bornAt = clock.monotonic() - ageMs
      }
      one.isKnown = true
      one.polls = Math.max(one.polls, polls)
      take(one, {
        type: 'heard',
        job,
        misses,
        isWatched: isAttended(one),
        ageMs: clock.monotonic() - one.bornAt,
      })
      if (polls > 0) {
        one.askedAt = clock.monotonic()
        plan(one)
      }
      tick()
    },
    open: () =>
      Array.from(followed.values()).flatMap(({ seen, polls, isKnown }) =>
        isKnown && seen.job.link !== 'settled' ? { job: seen.job, polls, misses: seen.misses } : [],
      ),
    tick,
    isKnown: (requestId) => followed.get(requestId)?.isKnown ?? false,
    forget(requestId) {
      followed.delete(requestId)
      store.remove(requestId)
    },
    watch(requestId) {
      const one = requestId === undefined ? undefined : followed.get(requestId)
      const count = (change: 1 | -1) => {
        if (one) one.watchers += change
        else watchersOfAll += change
        for (const each of one ? [one] : followed.values()) {
          take(each, { type: isAttended(each) ? 'watched' : 'unwatched' })
          // Given up once, and wanted again.
          if (each.nextAt === never && each.seen.job.link === 'polling') each.nextAt = clock.monotonic()
        }
        tick()
      }
      count(1)
      let isOver = false
      return () => {
        if (!isOver) count(-1)
        isOver = true
      }
    },
    async look(requestId) {
      const one = followed.get(requestId)
      if (one && one.seen.job.link !== 'settled') await look(one)
    },
    start() {
      stopListening ??= host.onWake(wake)
      tick()
    },
    stop() {
      stopListening?.()
      stopListening = undefined
      callOffTick?.()
      store.stop()
    },
  }
}

const urgency = ({ seen }: Followed) => (seen.job.wasCompleted ? 1 : 0)
