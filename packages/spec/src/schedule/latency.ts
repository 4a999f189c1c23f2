import type { Fields, InputOf } from '../registry/field.ts'
import { type Belief, logNormal } from './log-normal.ts'
import type { AnyModel, DurationEstimate } from '../registry/model.ts'

/** What to believe of one kind of job. */
export interface LatencyBelief {
  /** From submission to completion. */
  total: Belief
  /** From submission to PROCESSING, where that was learnt apart. */
  queue?: Belief
  /** From PROCESSING to completion, where that was learnt apart. */
  processing?: Belief
}

/** What is known about how long jobs take. Whoever learns from finished jobs answers by model, length and mode. */
export interface LatencyHistory {
  believe(modelId: string | undefined, input: Record<string, unknown> | undefined): LatencyBelief | undefined
}

// Measured best where nothing is known but a mean: a sharper belief loses when the mean is wrong by two.
export const coldSpread = 0.365

/** What the models themselves say: their usual seconds, believed loosely. The history of a cold start. */
export function modelLatency(models: readonly AnyModel[]): LatencyHistory {
  return {
    believe(modelId, input) {
      const model = models.find(({ id }) => id === modelId)
      if (!model) return undefined
      return { total: { meanSeconds: usualMean(model, input), spread: coldSpread } }
    },
  }
}

function usualMean({ usualSeconds }: AnyModel, input: Record<string, unknown> = {}): number {
  const scale = usualSeconds.scale?.(input as InputOf<Fields>) ?? 1
  return usualSeconds.mean * (scale > 0 && scale < 100 ? scale : 1)
}

/** The usual time from submission to completion, in seconds; from `history` where it knows better than the model. */
export function usualModelDuration(
  model: AnyModel,
  input?: object,
  history?: LatencyHistory,
): DurationEstimate {
  const values = input as Record<string, unknown> | undefined
  const { median: p50, sigma } = logNormal(
    history?.believe(model.id, values)?.total ?? {
      meanSeconds: usualMean(model, values),
      spread: coldSpread,
    },
  )
  const tenth = Math.exp(1.2816 * sigma)
  return { p10: p50 / tenth, p50, p90: p50 * tenth }
}
