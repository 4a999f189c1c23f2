import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { Followed } from '../job/followed.ts'
import type { FollowedJobs } from './followed-jobs.ts'
import type { Job } from '../job/job.ts'
import type { JobEvent } from '../job/job-event.ts'
import { unwanted } from '../job/job-store.ts'
import { nextJob } from '../job/next-job.ts'
import type { Pace } from './pace.ts'
import type { Transport } from '../transport/transport.ts'
import { withDeadline } from '../time/with-deadline.ts'

export interface LearnerOptions {
  transport: Transport
  clock: Clock
  alarms: Alarms
  pace: Pace
  /** Keeps a job where it survives, and resolves when it is safe there. Never rejects. */
  keep: (job: Job) => Promise<void>
  onSettled: (job: Job) => void
  followed: FollowedJobs
}

export interface Learner {
  /** Asks what there is to be asked about a job, its status or its result, and learns the answer. */
  ask: (one: Followed, call: AbortController) => Promise<void>
  /** Takes in what was answered: keeps what is new, then announces it. */
  learn: (one: Followed, event: Answered) => Promise<void>
}

type Answered = Extract<JobEvent, { type: 'answer' | 'no-answer' }>

export function createLearner(options: LearnerOptions): Learner {
  const { transport, clock, alarms, pace, keep, onSettled, followed } = options

  const question = async (one: Followed, what: 'status' | 'result', call: AbortController) => {
    const { requestId } = one.seen.job
    one.polls += 1
    const seq = one.polls
    pace.ask(clock.monotonic())
    const answer = await withDeadline(alarms, (deadline) => transport[what](requestId, deadline), call)
    const now = clock.monotonic()
    if (call.signal.reason !== unwanted) pace.hear(now, answer)
    const ageMs = now - one.bornAt
    const event: Answered = answer
      ? { type: 'answer', answer, ageMs, seq }
      : { type: 'no-answer', ageMs, seq }
    return event
  }

  const learn = async (one: Followed, event: Answered) => {
    if (!followed.has(one)) return
    one.isKnown ||= event.type === 'answer' && event.answer.type !== 'error'
    const { job } = nextJob(one.seen, event)
    const isNews = job.link === 'settled' && one.seen.job.link !== 'settled'
    // Written before it is announced: what a person has seen is not to be gone after a crash.
    if (one.isKnown && job !== one.seen.job) await (isNews ? keep(job) : void keep(job))
    followed.take(one, event)
    if (isNews && followed.has(one)) onSettled(one.seen.job)
  }

  return {
    learn,
    async ask(one, call) {
      let event = await question(one, one.seen.job.wasCompleted ? 'result' : 'status', call)
      if (nextJob(one.seen, event).job.status === 'expired') {
        const last = await question(one, 'result', call)
        if (last.type === 'answer' && last.answer.type !== 'error') event = last
      }
      if (call.signal.reason !== unwanted) await learn(one, event)
    },
  }
}
