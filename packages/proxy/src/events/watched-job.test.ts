import type { JobStatus } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../handler/refusal.ts'
import type { AskedJob } from './asked-job.ts'
import type { JobNews } from './job-news.ts'
import { createWatchedJob, nextLookDelay, takeNews, type WatchedJob } from './watched-job.ts'

type Told = Exclude<JobStatus, 'expired'> | 'unknown'

/** The clock's reading when the watch begins. */
const start = 1_000_000

const watched = (asked: Partial<AskedJob> = {}, more: Partial<WatchedJob> = {}) => ({
  ...createWatchedJob({ sealedId: 'job-1.seal', requestId: 'job-1', ...asked }, start),
  ...more,
})
const tell = (status: Told): JobNews => ({
  told: {
    type: 'status',
    status: status === 'unknown' ? undefined : status,
    rawStatus: status.toUpperCase(),
    metrics: {},
  },
})
const refuse = (...given: ConstructorParameters<typeof Refusal>): JobNews => ({
  refusal: new Refusal(...given),
})
const noAnswer = refuse('bad-upstream')
const gone = refuse('request-not-found')

/** The job after so many looks that told the same, and the time until the next one. */
function delayAfter(looks: number, news: JobNews, job = watched()) {
  for (let look = 0; look < looks; look++) takeNews(job, news, start)
  return nextLookDelay(job, start)
}

describe('the first look at a job', () => {
  it('is due at once when nobody knows how old the job is', () => {
    expect(nextLookDelay(watched(), start)).toBe(0)
  })

  it('is due at once when the job is so old that a look was missed', () => {
    expect(nextLookDelay(watched({ ageMs: 300_000 }), start)).toBe(0)
  })

  it('waits for the moment when a job that was just submitted may fail', () => {
    const delayMs = nextLookDelay(watched({ ageMs: 0 }), start)
    expect(delayMs).toBeGreaterThan(1000)
    expect(delayMs).toBeLessThan(2000)
  })

  it('is a whole gap away when another process told of the job before', () => {
    expect(nextLookDelay(watched({ ageMs: 40_000, known: 'processing' }), start)).toBeGreaterThan(5000)
  })
})

describe('what a look tells', () => {
  it.each<[before: JobStatus, told: Told, after: JobStatus]>([
    ['queued', 'queued', 'queued'],
    ['queued', 'processing', 'processing'],
    ['queued', 'completed', 'completed'],
    ['queued', 'failed', 'failed'],
    ['queued', 'unknown', 'queued'],
    ['processing', 'queued', 'processing'],
    ['processing', 'processing', 'processing'],
    ['processing', 'completed', 'completed'],
    ['processing', 'failed', 'failed'],
    ['processing', 'unknown', 'processing'],
  ])('a job that was %s and is said to be %s is %s', (before, told, after) => {
    const job = watched({ known: before })
    takeNews(job, tell(told), start)
    expect(job).toMatchObject({ status: after, polls: 1, lastPolledAt: start, ...tell(told) })
  })

  it('dates the start of the work by the look that saw it first', () => {
    const job = watched()
    takeNews(job, tell('queued'), start + 2000)
    expect(job.processingAt).toBeUndefined()
    takeNews(job, tell('processing'), start + 10_000)
    takeNews(job, tell('processing'), start + 20_000)
    takeNews(job, tell('queued'), start + 30_000)
    takeNews(job, tell('processing'), start + 40_000)
    expect(job.processingAt).toBe(start + 10_000)
  })

  it('changes nothing of what is known when nothing was heard', () => {
    const job = watched()
    takeNews(job, tell('processing'), start)
    takeNews(job, noAnswer, start + 10_000)
    expect(job).toMatchObject({ status: 'processing', lastPolledAt: start + 10_000, ...tell('processing') })
  })
})

describe('the next look', () => {
  it.each(['completed', 'failed'] as const)('at a job that %s never comes, whatever follows', (status) => {
    expect(delayAfter(1, tell(status))).toBe(false)
    expect(delayAfter(1, noAnswer, watched({ known: status }))).toBe(false)
  })

  it.each([
    [1, 2000],
    [2, 4000],
    [4, 16_000],
    [5, 30_000],
    [50, 30_000],
  ])('after %d failures in a row comes %d ms after the last', (failures, delayMs) => {
    expect(delayAfter(failures, noAnswer)).toBe(delayMs)
  })

  it('comes no sooner than Segmind allows', () => {
    expect(delayAfter(1, refuse('rate-limited', { retryAfterMs: 45_000 }))).toBe(45_000)
    expect(delayAfter(4, refuse('rate-limited', { retryAfterMs: 1000 }))).toBe(16_000)
  })

  it.each([
    [1, 5000],
    [19, 5000],
    [20, 60_000],
    [100, 60_000],
  ])('after %d answers that the record is gone comes %d ms after the last', (answers, delayMs) => {
    expect(delayAfter(answers, gone)).toBe(delayMs)
  })

  it('is counted from the last one, and is due when that is long ago', () => {
    const job = watched()
    takeNews(job, gone, start)
    expect(nextLookDelay(job, start + 3000)).toBe(2000)
    expect(nextLookDelay(job, start + 8000)).toBe(0)
  })

  it('forgets all failures with one answer', () => {
    const job = watched({ ageMs: 60_000 })
    const calm = delayAfter(1, tell('processing'), watched({ ageMs: 60_000 }, { polls: 10 }))
    expect(delayAfter(10, noAnswer, job)).toBe(30_000)
    expect(delayAfter(1, tell('processing'), job)).toBe(calm)
    expect(delayAfter(1, noAnswer, job)).toBe(2000)
  })

  it('comes sooner where such jobs usually end now, later where they take much longer', () => {
    const delayWith = (belief: AskedJob['belief']) =>
      Number(nextLookDelay(watched({ ageMs: 150_000, known: 'processing', belief }), start))
    const unknown = delayWith(undefined)
    expect(delayWith({ meanSeconds: 150, spread: 0.05 })).toBeLessThan(unknown)
    expect(delayWith({ meanSeconds: 1000, spread: 0.1 })).toBeGreaterThan(unknown)
  })
})
