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

/** Asks what there is to be asked about a job, its status or its result, and takes the answer in. */
export function createLearner(options: LearnerOptions) {
  const { transport, clock, alarms, pace, keep, onSettled, take, isFollowed } = options
  return async (one: Followed, signal: AbortSignal): Promise<void> => {
    const { requestId, wasCompleted } = one.seen.job
    const question = async (what: 'status' | 'result'): Promise<JobEvent> => {
      one.polls += 1
      const seq = one.polls
      pace.ask(clock.monotonic())
      const answer = await withDeadline(alarms, (deadline) => transport[what](requestId, deadline), signal)
      const now = clock.monotonic()
      if (!signal.aborted) pace.hear(now, answer)
      const ageMs = now - one.bornAt
      return answer ? { type: 'answer', answer, ageMs, seq } : { type: 'no-answer', ageMs, seq }
    }
    let event = await question(wasCompleted ? 'result' : 'status')
    if (nextJob(one.seen, event).job.status === 'expired') {
      const last = await question('result')
      if (last.type === 'answer' && last.answer.type !== 'error') event = last
    }
    if (signal.aborted || !isFollowed(one)) return
    one.isKnown ||= event.type === 'answer' && event.answer.type !== 'error'
    const { job } = nextJob(one.seen, event)
    const isNews = job.link === 'settled' && one.seen.job.link !== 'settled'
    // Written before it is announced: what a person has seen is not to be gone after a crash.
    if (one.isKnown && job !== one.seen.job) await (isNews ? keep(job) : void keep(job))
    take(one, event)
    if (isNews && isFollowed(one)) onSettled(one.seen.job)
  }
}
