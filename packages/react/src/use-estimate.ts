'use client'
import type { CostEstimate, DurationEstimate } from '@kling-kit/spec'
import { estimateModelCost, usualModelDuration } from '@kling-kit/spec'
import { useClientFor } from './kling-context.ts'

/** What an input is likely to cost and how long it usually takes, after what the jobs that finished in this browser taught. Either is absent where nothing is known. */
export function useEstimate(
  modelId: string,
  input: object,
): { cost?: CostEstimate; duration?: DurationEstimate } {
  const client = useClientFor('useEstimate')
  const model = client.model(modelId)
  if (!model) return {}
  return {
    cost: estimateModelCost(model, input as Record<string, never>),
    duration: usualModelDuration(model, input, client.latency),
  }
}
