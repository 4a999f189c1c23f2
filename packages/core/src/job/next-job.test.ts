import type { ErrorCode, JobStatus, StatusAnswer } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import type { Job } from './job.ts'
import type { JobEvent } from './job-event.ts'
import { newJob } from './new-job.ts'
import { firstSight, nextJob, type SeenJob } from './next-job.ts'

const media = [{ kind: 'video' as const, url: 'https://images.segmind.com/a.mp4' }]
const submittedAt = 1_000_000
const ageMs = 90_000

const fresh: Job = { ...newJob({ requestId: 'request-1', submittedAt }), link: 'polling' }
const jobs = {
  queued: fresh,
  processing: { ...fresh, status: 'processing', processingAt: submittedAt + 1 },
  unfetched: { ...fresh, status: 'completed', wasCompleted: true },
  completed: { ...fresh, status: 'completed', wasCompleted: true, media, link: 'settled' },
  failed: { ...fresh, status: 'failed', failure: { code: 'upstream', message: 'no' }, link: 'settled' },
  expired: { ...fresh, status: 'expired', link: 'settled' },
} satisfies Record<string, Job>

type ToldStatus = Extract<StatusAnswer, { type: 'status' }>

const told = (
  status: Exclude<JobStatus, 'expired'> | undefined,
  more: Partial<ToldStatus> = {},
): JobEvent => ({
  type: 'answer',
  answer: {
    type: 'status',
    status,
    rawStatus: String(status).toUpperCase(),
    metrics: {},
    ...more,
  },
  ageMs,
})
const error = (code: ErrorCode, httpStatus = 500): JobEvent => ({
  type: 'answer',
  answer: { type: 'error', error: { code, message: '', httpStatus, billed: 'unknown' } },
  ageMs,
})
const events = {
  queued: told('queued'),
  processing: told('processing'),
  completed: told('completed'),
  'completed with media': told('completed', { media }),
  failed: told('failed', { failure: { code: 'upstream', message: 'no' } }),
  'unknown status': told(undefined),
  'other id': told('completed', { requestId: 'request-2' }),
  result: { type: 'answer', answer: { type: 'result', media, metrics: {} }, ageMs },
  'result without media': {
    type: 'answer',
    answer: { type: 'result', media: [], metrics: {}, raw: 'hm' },
    ageMs,
  },
  'request-not-found': error('request-not-found', 404),
  'not-found': error('not-found', 404),
  unauthorized: error('unauthorized', 401),
  'wrong-caller': error('wrong-caller', 403),
  'rate-limited': error('rate-limited', 429),
  'bad-upstream': error('bad-upstream', 502),
  'no-answer': { type: 'no-answer', ageMs },
  watched: { type: 'watched' },
  unwatched: { type: 'unwatched' },
  'given-up': { type: 'given-up' },
} satisfies Record<string, JobEvent>

type EventName = keyof typeof events

const stays = (link: string) => [link, link, link, 'settled', 'settled', 'settled']
/** Per event: what becomes of a job that is queued, processing, completed but not fetched, completed, failed, expired. */
const statusAfter: Record<EventName, string> = {
  queued: 'queued processing completed completed failed expired',
  processing: 'processing processing completed completed failed expired',
  completed: 'completed completed completed completed failed completed',
  'completed with media': 'completed completed completed completed failed completed',
  failed: 'failed failed completed completed failed failed',
  'unknown status': 'queued processing completed completed failed expired',
  'other id': 'queued processing completed completed failed expired',
  result: 'completed completed completed completed failed completed',
  'result without media': 'completed completed completed completed failed completed',
  'request-not-found': 'queued processing completed completed failed expired',
  'not-found': 'queued processing completed completed failed expired',
  unauthorized: 'queued processing completed completed failed expired',
  'wrong-caller': 'queued processing completed completed failed expired',
  'rate-limited': 'queued processing completed completed failed expired',
  'bad-upstream': 'queued processing completed completed failed expired',
  'no-answer': 'queued processing completed completed failed expired',
  watched: 'queued processing completed completed failed expired',
  unwatched: 'queued processing completed completed failed expired',
  'given-up': 'queued processing completed completed failed expired',
}
const linkAfter: Record<EventName, string[]> = {
  queued: ['polling', 'polling', 'reconnecting', 'settled', 'settled', 'settled'],
  processing: ['polling', 'polling', 'reconnecting', 'settled', 'settled', 'settled'],
  completed: ['polling', 'polling', 'polling', 'settled', 'settled', 'polling'],
  'completed with media': stays('settled'),
  failed: ['settled', 'settled', 'reconnecting', 'settled', 'settled', 'settled'],
  'unknown status': ['polling', 'polling', 'reconnecting', 'settled', 'settled', 'settled'],
  'other id': stays('reconnecting'),
  result: stays('settled'),
  'result without media': stays('settled'),
  'request-not-found': stays('polling'),
  'not-found': stays('paused'),
  unauthorized: stays('paused'),
  'wrong-caller': stays('paused'),
  'rate-limited': stays('paused'),
  'bad-upstream': stays('reconnecting'),
  'no-answer': stays('reconnecting'),
  watched: stays('polling'),
  unwatched: stays('unwatched'),
  'given-up': stays('unwatched'),
}

describe.each(Object.keys(events) as EventName[])('%s', (name) => {
  it.each(Object.entries(jobs).map(([from, job], index) => ({ from, job, index })))(
    'after $from',
    ({ job, index }) => {
      const next = nextJob(firstSight(job), events[name])
      expect(next.job.status).toBe(statusAfter[name].split(' ')[index])
      expect(next.job.link).toBe(linkAfter[name][index])
    },
  )
})

const after = (job: Job, ...happened: JobEvent[]): SeenJob => happened.reduce(nextJob, firstSight(job))
const looked = (event: JobEvent) => event as Extract<JobEvent, { type: 'answer' }>
const at = (event: JobEvent, age: number): JobEvent => ({ ...looked(event), ageMs: age })
const gone = (...ages: number[]) => ages.map((age) => at(events['request-not-found'], age))

describe('the record is not there', () => {
  it.each([
    { ages: [61_000, 66_000, 71_000], status: 'expired', why: 'three times, five seconds apart' },
    { ages: [61_000, 66_000], status: 'queued', why: 'only twice' },
    { ages: [61_000, 62_000, 63_000, 64_000], status: 'queued', why: 'too close together' },
    { ages: [1000, 6000, 11_000, 16_000], status: 'queued', why: 'right after the submission' },
    {
      ages: [1000, 6000, 11_000, 61_000],
      status: 'expired',
      why: 'since the submission, and a minute has passed',
    },
  ])('$ages → $status: $why', ({ ages, status }) => {
    expect(after(jobs.queued, ...gone(...ages)).job.status).toBe(status)
  })

  it('counts from the start again once the job was seen', () => {
    const [first, second, third] = gone(61_000, 66_000, 76_000) as [JobEvent, JobEvent, JobEvent]
    expect(after(jobs.queued, first, second, at(events.queued, 71_000), third).job.status).toBe('queued')
  })

  it('ends a completed job as expired, and remembers that it had been completed', () => {
    const { job } = after(jobs.unfetched, ...gone(61_000, 66_000, 71_000))
    expect(job).toMatchObject({ status: 'expired', wasCompleted: true, link: 'settled' })
  })
})

describe('the link', () => {
  it('is paused: offline after two failures, and says so', () => {
    const { job } = after(jobs.processing, events['no-answer'], events['no-answer'])
    expect(job).toMatchObject({ status: 'processing', link: 'paused', pauseReason: 'offline' })
    expect(job.linkMessage).toContain('job goes on')
  })
  it('recovers with the next answer, and says nothing any more', () => {
    const { job, failures } = after(
      jobs.processing,
      events['no-answer'],
      events['no-answer'],
      events.processing,
    )
    expect(job).toMatchObject({ link: 'polling', pauseReason: undefined, linkMessage: undefined })
    expect(failures).toBe(0)
  })
  it.each([
    ['unauthorized', 'auth'],
    ['wrong-caller', 'auth'],
    ['not-found', 'config'],
    ['rate-limited', 'rate'],
  ] as const)('%s pauses it: %s', (name, reason) => {
    expect(after(jobs.processing, events[name]).job.pauseReason).toBe(reason)
  })
  it('is paused: config after ten refusals of the question', () => {
    const refusals = Array.from({ length: 10 }, () => error('invalid-input', 400))
    expect(after(jobs.processing, ...refusals.slice(1)).job.link).toBe('reconnecting')
    expect(after(jobs.processing, ...refusals).job.pauseReason).toBe('config')
  })
  it('stays unwatched when a look was asked for that nobody waits for', () => {
    expect(after({ ...fresh, link: 'unwatched' }, events.processing).job).toMatchObject({
      status: 'processing',
      link: 'unwatched',
    })
  })
})

describe('an answer', () => {
  it('shows a status that nobody knows as it came, until one is known', () => {
    const { job } = after(jobs.queued, told(undefined, { rawStatus: 'THROTTLED' }))
    expect(job).toMatchObject({ status: 'queued', rawStatus: 'THROTTLED' })
    expect(after(job, events.processing).job.rawStatus).toBeUndefined()
  })
  it('is dropped when it answers a question older than one already answered', () => {
    const seen = nextJob(firstSight(jobs.queued), { ...looked(events.processing), seq: 2 })
    expect(nextJob(seen, { ...looked(events.failed), seq: 1 })).toBe(seen)
  })
  it('dates the start of the processing and the end by an age that does not jump', () => {
    expect(after(jobs.queued, events.processing).job.processingAt).toBe(submittedAt + ageMs)
    expect(after(jobs.queued, events.failed).job.settledAt).toBe(submittedAt + ageMs)
  })
  it('about the sealed id is about the bare one', () => {
    const sealed = told('processing', {
      requestId: 'request-1.aaaaaaaaaaaaaaaaaaaaaa',
    })
    expect(after(jobs.queued, sealed).job.status).toBe('processing')
  })
  it('keeps what the API said in place of a usable file', () => {
    const { job } = after(jobs.unfetched, events['result without media'])
    expect(job).toMatchObject({ status: 'completed', media: [], rawResult: 'hm', link: 'settled' })
  })
})
