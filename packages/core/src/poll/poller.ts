import type { ResultAnswer, StatusAnswer } from '@kling-kit/spec'
import { createAudience } from './audience.ts'
import type { Host } from '../client/host.ts'
import type { Job } from '../job/job.ts'
import { type Followed, followedFrom, recognize } from '../job/followed.ts'
import { createFollowedJobs } from './followed-jobs.ts'
import { createLearner, type LearnerOptions } from './learn.ts'
import { createLooks, type LooksOptions } from './looks.ts'
import { createPace } from './pace.ts'
import { createTimetable, never, sparseMs, type TimetableOptions } from './timetable.ts'

interface FollowOptions {
  ageMs?: number
  isKnown?: boolean
  isDue?: boolean
}

export interface Poller {
  /** Begins to follow a job, unless it is followed already. */
  follow: (job: Job, how?: FollowOptions) => void
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
  /** Somebody looks at the job, or at all jobs, until the returned function is called. What `listen` returns is called then, too. */
  watch: (requestId: string | undefined, listen: () => () => void) => () => void
  /** Looks now, or joins the look that is under way. */
  look: (requestId: string) => Promise<void>
  start: () => void
  stop: () => void
}

type Shared = Pick<LearnerOptions, 'transport' | 'keep' | 'onSettled'> &
  Pick<LooksOptions, 'store' | 'clock' | 'alarms' | 'onLooked'> &
  Omit<TimetableOptions, 'followed' | 'audience'>

interface PollerOptions extends Shared {
  host: Host
  /** Told when the person is back. */
  onWake: () => void
}

/** Several events tell of one return: visible, resumed, online. */
const wakeOnceMs = 1000

/** Follows the jobs of a client, and decides when to look at each. */
export function createPoller(options: PollerOptions): Poller {
  const { store, clock, host, leads } = options
  const followed = createFollowedJobs(store)
  const pace = createPace()
  let stopListening: (() => void) | undefined

  const ageOf = (one: Followed) => clock.monotonic() - one.bornAt
  const audience = createAudience(host, (one) => {
    for (const each of one ? [one] : followed.all()) {
      followed.take(each, { type: audience.attends(each) ? 'watched' : 'unwatched' })
      // Given up once, and wanted again.
      if (each.nextAt === never && each.seen.job.link === 'polling') each.nextAt = clock.monotonic()
      looks.place(each)
    }
    looks.tick()
  })
  const timetable = createTimetable({ ...options, followed, audience })
  const learner = createLearner({ ...options, pace, followed })
  const looks = createLooks({ ...options, pace, followed, timetable, ask: learner.ask })
  const tickAll = () => {
    for (const one of followed.all()) looks.place(one)
    looks.tick()
  }
  const wake = () => {
    pace.wake()
    const now = clock.monotonic()
    for (const one of followed.all()) {
      if (one.seen.job.link === 'settled' || now - one.askedAt < wakeOnceMs) continue
      one.nextAt = now
      if (leads()) one.askedAt = now - sparseMs
    }
    options.onWake()
    tickAll()
  }

  const follow = (job: Job, { ageMs = 0, isKnown = false, isDue = false }: FollowOptions = {}) => {
    const known = followed.find(job.requestId)
    if (known) known.isKnown ||= isKnown
    if (known) return known
    const one = followedFrom(clock.monotonic(), job, ageMs, isKnown)
    followed.add(one)
    if (one.nextAt === never) return one
    if (audience.attends(one)) followed.take(one, { type: 'watched' })
    if (isKnown && !isDue) timetable.plan(one)
    looks.place(one)
    looks.tick()
    return one
  }

  return {
    follow,
    adopt(job, polls = 0, misses = 0) {
      const jobAgeMs = Math.max(0, clock.now() - job.submittedAt)
      const known = followed.find(job.requestId)
      const one = known ?? follow(job, { ageMs: jobAgeMs, isKnown: true, isDue: true })
      if (!known && polls === 0) return
      recognize(one, job, clock.monotonic() - jobAgeMs, polls)
      followed.take(one, { type: 'heard', job, misses, isWatched: audience.attends(one), ageMs: ageOf(one) })
      if (polls > 0) {
        one.askedAt = clock.monotonic()
        timetable.plan(one)
      }
      looks.place(one)
      looks.tick()
    },
    async hear(requestId, answer) {
      const one = followed.find(requestId)
      if (!one || one.seen.job.link === 'settled') return
      one.polls += 1
      await learner.learn(one, { type: 'answer', answer, ageMs: ageOf(one), seq: one.polls })
      looks.looked(one)
    },
    open: followed.open,
    tick: tickAll,
    isKnown: (requestId) => followed.find(requestId)?.isKnown ?? false,
    forget(requestId) {
      const one = followed.find(requestId)
      if (one) looks.drop(one)
      followed.forget(requestId)
    },
    watch: (requestId, listen) =>
      audience.join(requestId === undefined ? undefined : followed.find(requestId), listen),
    async look(requestId) {
      const one = followed.find(requestId)
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
