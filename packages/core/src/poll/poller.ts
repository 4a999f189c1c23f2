import type { LatencyHistory, ResultAnswer, StatusAnswer } from '@kling-kit/spec'
import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import { dueAt, never, sparseMs } from './due-at.ts'
import type { Host } from '../client/host.ts'
import type { Job } from '../job/job.ts'
import type { Followed } from '../job/followed.ts'
import type { JobEvent } from '../job/job-event.ts'
import { createLearner } from './learn.ts'
import { createLooks } from './looks.ts'
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
  /** Takes in an answer about a job that came without a question, as a look of our own would. */
  hear: (requestId: string, answer: StatusAnswer | ResultAnswer) => Promise<void>
  /** Open jobs that other tabs should know of, with the polls they had. */
  open: () => { job: Job; polls: number; misses: number }[]
  /** Who asks for all, or who is told without asking, has changed: looks what is due now. */
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
  /** Whether `hear` is told of the job's status, or soon will be: nobody asks for it then, only for its result. */
  tells?: (requestId: string) => 'now' | 'soon' | undefined
  /** Told after each look, even at what did not change: other tabs then know that somebody looks. */
  onLooked: (job: Job, polls: number, misses: number) => void
  /** Told when the person is back. */
  onWake: () => void
}

/** Several events tell of one return: visible, resumed, online. */
const wakeOnceMs = 1000

/** Follows the jobs of a client. What it learns goes through `nextJob` into the store. */
export function createPoller(options: PollerOptions): Poller {
  const { store, clock, host, leads, pollDelay, history, random } = options
  const followed = new Map<string, Followed>()
  const pace = createPace()
  let watchersOfAll = 0
  let stopListening: (() => void) | undefined

  const find = (requestId: string) => followed.get(requestId)
  const isFollowed = (one: Followed) => find(one.seen.job.requestId) === one
  const isWatched = (one: Followed) => one.watchers + watchersOfAll > 0
  const isAttended = (one: Followed) => host.watchesByItself || isWatched(one)
  const ageOf = (one: Followed) => clock.monotonic() - one.bornAt
  const tells = (one: Followed) => options.tells?.(one.seen.job.requestId)

  const take = (one: Followed, event: JobEvent) => {
    one.seen = nextJob(one.seen, event)
    if (isFollowed(one)) store.set(one.seen.job)
  }
  const plan = (one: Followed) => {
    const { polls } = one
    const delayMs = nextLookDelay(one.seen, { ageMs: ageOf(one), polls, pollDelay, history, random })
    one.nextAt = delayMs === false ? never : clock.monotonic() + delayMs
    if (delayMs === false && one.seen.job.link !== 'settled') take(one, { type: 'given-up' })
  }

  const learner = createLearner({ ...options, pace, take, isFollowed })
  const looks = createLooks({
    ...options,
    pace,
    ask: learner.ask,
    plan,
    find,
    isFollowed,
    isTold: (one) => tells(one) === 'now' && !one.seen.job.wasCompleted,
    dueAt: (one) =>
      dueAt(one, {
        isAttended: isAttended(one),
        isSeen: host.isVisible() && isWatched(one),
        isToldSoon: tells(one) === 'soon',
        leads,
      }),
  })
  const tickAll = () => {
    for (const one of followed.values()) looks.place(one)
    looks.tick()
  }

  const countWatchers = (change: 1 | -1, one?: Followed) => {
    if (one) one.watchers += change
    else watchersOfAll += change
    for (const each of one ? [one] : followed.values()) {
      take(each, { type: isAttended(each) ? 'watched' : 'unwatched' })
      // Given up once, and wanted again.
      if (each.nextAt === never && each.seen.job.link === 'polling') each.nextAt = clock.monotonic()
      looks.place(each)
    }
    looks.tick()
  }
  const wake = () => {
    pace.wake()
    const now = clock.monotonic()
    for (const one of followed.values()) {
      if (one.seen.job.link === 'settled' || now - one.askedAt < wakeOnceMs) continue
      one.nextAt = now
      if (leads()) one.askedAt = now - sparseMs
    }
    options.onWake()
    tickAll()
  }

  const follow: Poller['follow'] = (job, { ageMs = 0, isKnown = false, isDue = false } = {}) => {
    const known = followed.get(job.requestId)
    if (known) {
      known.isKnown ||= isKnown
      return
    }
    const now = clock.monotonic()
    const hasEnded = isFinal(job) || job.status === 'expired'
    const one: Followed = {
      seen: firstSight(job),
      bornAt: now - ageMs,
      isKnown,
      watchers: 0,
      polls: 0,
      askedAt: now,
      heardAt: now,
      nextAt: hasEnded ? never : now,
      isAsking: false,
      dueAt: never,
      place: -1,
    }
    followed.set(job.requestId, one)
    store.set(job)
    if (hasEnded) return
    if (isAttended(one)) take(one, { type: 'watched' })
    if (isKnown && !isDue) plan(one)
    looks.place(one)
    looks.tick()
  }

  return {
    follow,
    adopt(job, polls = 0, misses = 0) {
      const jobAgeMs = Math.max(0, clock.now() - job.submittedAt)
      if (!followed.has(job.requestId)) {
        follow(job, { ageMs: jobAgeMs, isKnown: true, isDue: true })
        if (polls === 0) return
      }
      const one = followed.get(job.requestId) as Followed
      if (!one.isKnown) {
        // Until now a bare id: this is when it really began.
        const { submittedAt, expiresAt } = job
        one.seen = { ...one.seen, job: { ...one.seen.job, submittedAt, expiresAt } }
        one.bornAt = clock.monotonic() - jobAgeMs
      }
      one.isKnown = true
      one.polls = Math.max(one.polls, polls)
      take(one, { type: 'heard', job, misses, isWatched: isAttended(one), ageMs: ageOf(one) })
      if (polls > 0) {
        one.askedAt = clock.monotonic()
        plan(one)
      }
      looks.place(one)
      looks.tick()
    },
    async hear(requestId, answer) {
      const one = followed.get(requestId)
      if (!one || one.seen.job.link === 'settled') return
      one.polls += 1
      await learner.learn(one, { type: 'answer', answer, ageMs: ageOf(one), seq: one.polls })
      looks.looked(one)
    },
    open: () =>
      Array.from(followed.values()).flatMap(({ seen, polls, isKnown }) =>
        isKnown && seen.job.link !== 'settled' ? { job: seen.job, polls, misses: seen.misses } : [],
      ),
    tick: tickAll,
    isKnown: (requestId) => followed.get(requestId)?.isKnown ?? false,
    forget(requestId) {
      const one = followed.get(requestId)
      if (one) looks.drop(one)
      followed.delete(requestId)
      store.remove(requestId)
    },
    watch(requestId) {
      const one = requestId === undefined ? undefined : find(requestId)
      countWatchers(1, one)
      let isOver = false
      return () => {
        if (!isOver) countWatchers(-1, one)
        isOver = true
      }
    },
    async look(requestId) {
      const one = followed.get(requestId)
      if (one && one.seen.job.link !== 'settled') await looks.look(one)
    },
    start() {
      stopListening ??= host.onWake(wake)
      looks.start()
    },
    stop() {
      stopListening?.()
      stopListening = undefined
      looks.stop()
    },
  }
}
