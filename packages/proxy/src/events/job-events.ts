import type { AskedJob } from './asked-job.ts'
import { type JobNews, statusOf } from './job-news.ts'
import { isFinal, markOf } from './mark.ts'

/** The events of one stream, made when they are read. A slow reader costs one waiting piece of news a job: the latest. */
export interface JobEvents {
  hear(job: AskedJob, news: JobNews): void
  /** The text of all events that wait; empty when none tells anything new. */
  take(): string
  /** Whether nothing is to come any more. */
  isDone(): boolean
}

/** Says nothing of what the client knew before, and nothing twice but failures, each of which counts. */
export function createJobEvents(
  jobs: readonly AskedJob[],
  encode: (job: AskedJob, news: JobNews) => string,
): JobEvents {
  const known = new Map(jobs.map((job) => [job, job.known]))
  const sent = new Map<AskedJob, string>()
  const waiting = new Map<AskedJob, JobNews>()

  const eventOf = (job: AskedJob, news: JobNews) => {
    const data = encode(job, news)
    const status = statusOf(news)
    const before = sent.get(job)
    const isOld = before === undefined ? status !== undefined && status === known.get(job) : before === data
    sent.set(job, data)
    if (isOld && 'told' in news) return ''
    if (status) known.set(job, status)
    return `id: ${Array.from(known.values(), markOf).join('')}\nevent: job\ndata: ${data}\n\n`
  }

  return {
    hear: (job, news) => void waiting.set(job, news),
    take() {
      const text = Array.from(waiting, ([job, news]) => eventOf(job, news)).join('')
      waiting.clear()
      return text
    },
    isDone: () => Array.from(known.values()).every(isFinal),
  }
}
