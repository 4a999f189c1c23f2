import type { AnyModel } from '@kling-kit/spec'
import { asInputOf, type Input } from './input.ts'
import type { Random } from './random.ts'

/**
 * How long a job takes. `realistic`: drawn around the model's usual time. A number: that many ms, every time, the first
 * tenth of it QUEUED. `manual`: until `job(id).process()` and `.complete()`.
 */
export type Latency = 'realistic' | 'manual' | number

interface Timetable {
  queueMs: number
  totalMs: number
}

/** Spread of the durations: standard deviation over mean. */
const spread = 0.35
const usualQueueSeconds = 2.5

export function drawTimetable(
  model: AnyModel,
  input: Input,
  { latency, speed, random }: { latency: Latency; speed: number; random: Random },
): Timetable {
  if (latency === 'manual') return { queueMs: Infinity, totalMs: Infinity }
  if (typeof latency === 'number') return { queueMs: latency / 10, totalMs: latency }
  const usual = model.usualSeconds
  const meanMs = usual.mean * (usual.scale?.(asInputOf(model, input)) ?? 1) * 1000
  const totalMs = random.logNormal(meanMs, spread) / speed
  const queueMs = (random.logNormal(usualQueueSeconds, 1) * 1000) / speed
  return { queueMs: Math.min(queueMs, totalMs / 2), totalMs }
}
