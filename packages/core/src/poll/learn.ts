import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { Followed } from '../job/followed.ts'
import type { Job } from '../job/job.ts'
import type { JobEvent } from '../job/job-event.ts'
import { nextJob } from '../job/next-job.ts'
import type { Pace } from './pace.ts'
import type { Transport } from '../transport/transport.ts'
import { withDeadline } from '../time/with-deadline.ts'

interface LearnerOptions {
  transport: Transport
  clock: Clock
  alarms: Alarms
  pace: Pace
  keep: (job: Job) => Promise<void>
  onSettled: (job: Job) => void
  take: (one: Followed, event: JobEvent) => void
  /** False once it was forgotten: nothing of it is to be written any more. */
  isFollowed: (one: Followed) => boolean
}

export interface Learner {
  /** Asks what there is to be asked about a job, its status or its result, and learns the answer. */
  ask: (one: Followed, signal: AbortSignal) => Promise<void>
  /** Takes in what was answered: keeps what is new, then announces it. */
  learn: (one: Followed, event: Answered) => Promise<void>
}

type Answered = Extract<JobEvent, { type: 'answer' | 'no-answer' }>

export function createLearner(options: LearnerOptions): Learner {
  const { transport, clock, alarms, pace, keep, onSettled, take, isFollowed } = options

  const question = async (one: Followed, what: 'status' | 'result', signal: AbortSignal) => {
    const { requestId } = one.seen.job
    one.polls += 1
    const seq = one.polls
    pace.ask(clock.monotonic())
    const answer = await withDeadline(alarms, (deadline) => transport[what](requestId, deadline), signal)
    const now = clock.monotonic()
    if (!signal.aborted) pace.hear(now, answer)
    const ageMs = now - one.bornAt
    const event: Answered = answer
      ? { type: 'answer', answer, ageMs, seq }
      : { type: 'no-answer', ageMs, seq }
    return event
  }

  const learn = async (one: Followed, event: Answered) => {
    if (!isFollowed(one)) return
    one.isKnown ||= event.type === 'answer' && event.answer.type !== 'error'
    const { job } = nextJob(one.seen, event)
    const isNews = job.link === 'settled' && one.seen.job.link !== 'settled'
    // Written before it is announced: what a person has seen is not to be gone after a crash.
    if (one.isKnown && job !== one.seen.job) await (isNews ? keep(job) : void keep(job))
    take(one, event)
    if (isNews && isFollowed(one)) onSettled(one.seen.job)
  }

  return {
    learn,
    async ask(one, signal) {
      let event = await question(one, one.seen.job.wasCompleted ? 'result' : 'status', signal)
      if (nextJob(one.seen, event).job.status === 'expired') {
        const last = await question(one, 'result', signal)
        if (last.type === 'answer' && last.answer.type !== 'error') event = last
      }
      if (!signal.aborted) await learn(one, event)
    },
  }
}
