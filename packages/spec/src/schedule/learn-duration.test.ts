import { describe, expect, it } from 'vitest'
import { modelLatency } from './latency.ts'
import {
  type FinishedJob,
  type LatencyRecords,
  latencyKey,
  learnDuration,
  learnedLatency,
} from './learn-duration.ts'
import { klingO3TextToVideo } from '../models/kling-o3-text2video.ts'

const modelId = 'kling-o3-text2video'
const prior = modelLatency([klingO3TextToVideo])
const finished = (totalSeconds: number, given: Partial<FinishedJob> = {}): FinishedJob => ({
  modelId,
  input: { duration: '5', mode: 'pro' },
  status: 'completed',
  metrics: { totalSeconds, queueSeconds: 0.2, inferenceSeconds: totalSeconds - 0.2 },
  ...given,
})
const learnAll = (jobs: readonly FinishedJob[], first: LatencyRecords = {}) =>
  jobs.reduce(learnDuration, first)
const believe = (records: LatencyRecords, input: Record<string, unknown> = { duration: '5', mode: 'pro' }) =>
  learnedLatency(records, prior).believe(modelId, input)
const twenty = (seconds: number) => Array.from({ length: 20 }, (_, n) => finished(seconds * (0.8 + n * 0.02)))

describe('what finished jobs teach', () => {
  it('brings a mean that is wrong by two right within twenty jobs', () => {
    for (const seconds of [76, 305]) {
      const belief = believe(learnAll(twenty(seconds)))
      expect(belief?.total.meanSeconds).toBeGreaterThan(seconds * 0.93)
      expect(belief?.total.meanSeconds).toBeLessThan(seconds * 1.07)
      expect(belief?.total.spread).toBeLessThan(0.25)
    }
  })

  it('learns the queue and the processing apart', () => {
    const waits = [5, 400, 30, 90, 12, 200]
    const records = learnAll(
      waits.map((wait) =>
        finished(wait + 60, {
          metrics: { totalSeconds: wait + 60, queueSeconds: wait, inferenceSeconds: 60 },
        }),
      ),
    )
    const belief = believe(records)
    expect(belief?.processing?.meanSeconds).toBeCloseTo(65, -1)
    expect(belief?.processing?.spread).toBeLessThan(0.5)
    expect(belief?.queue?.spread).toBeGreaterThan(1)
  })

  it('keeps kinds apart by model, length and mode', () => {
    const records = learnAll(twenty(40))
    expect(believe(records, { duration: '10', mode: 'pro' })).toEqual(prior.believe(modelId, {}))
    expect(latencyKey(modelId, { duration: '5', prompt: 'a boat' })).toBe(
      latencyKey(modelId, { duration: '5' }),
    )
    expect(latencyKey(modelId, { mode: 'pro' })).not.toBe(latencyKey(modelId, { duration: 'pro' }))
  })

  it('is hardly moved by one job that took an hour', () => {
    const calm = believe(learnAll(twenty(150)))?.total.meanSeconds ?? 0
    const odd = believe(learnAll([...twenty(150), finished(3600)]))?.total.meanSeconds ?? 0
    expect(odd / calm).toBeLessThan(1.06)
  })

  it('follows when the service becomes faster', () => {
    const belief = believe(learnAll([...twenty(300), ...twenty(100)]))
    expect(belief?.total.meanSeconds).toBeLessThan(130)
  })

  it.each([
    ['failed', finished(2, { status: 'failed' })],
    ['came without figures', finished(0, { metrics: {} })],
    ['names no model', finished(100, { modelId: undefined })],
    ['says nonsense', finished(Number.NaN, { metrics: { totalSeconds: -3, inferenceSeconds: Infinity } })],
  ])('learns nothing from a job that %s', (_, job) => {
    const records = learnAll(twenty(100))
    expect(learnDuration(records, job)).toBe(records)
  })

  it('stays small and survives JSON', () => {
    const jobs = Array.from({ length: 500 }, (_, n) =>
      finished(100 + n, { input: { duration: `${n % 100}` } }),
    )
    const records = learnAll(jobs, learnAll(Array.from({ length: 100 }, () => finished(90))))
    expect(Object.keys(records)).toHaveLength(64)
    expect(
      learnAll(twenty(90), learnAll(twenty(80)))[latencyKey(modelId, finished(1).input)]?.total,
    ).toHaveLength(24)
    expect(JSON.parse(JSON.stringify(records))).toEqual(records)
  })

  it('passes over records that somebody spoilt', () => {
    const key = latencyKey(modelId, { duration: '5', mode: 'pro' })
    for (const spoilt of [{ total: 'x' }, { total: [null, -1, '7'] }, 7, null]) {
      const records = { [key]: spoilt } as unknown as LatencyRecords
      expect(believe(records)?.total).toEqual(prior.believe(modelId, {})?.total)
      expect(learnDuration(records, finished(100))[key]?.total).toEqual([100])
    }
  })

  it('knows a model that only its jobs tell of', () => {
    const job = finished(50, { modelId: 'another', metrics: { inferenceSeconds: 50 } })
    const latency = learnedLatency(learnAll([job, job, job]), prior)
    expect(latency.believe('another', job.input)?.total.meanSeconds).toBeGreaterThan(45)
    expect(latency.believe('nobody', {})).toBeUndefined()
  })
})
