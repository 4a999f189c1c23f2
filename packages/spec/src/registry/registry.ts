import { estimateModelCost } from './estimate.ts'
import type { ParseResult } from './issue.ts'
import { type LatencyHistory, usualModelDuration } from '../schedule/latency.ts'
import type { AnyModel, CostEstimate, DurationEstimate, ParseOptions } from './model.ts'
import { kling3StandardTextToVideo } from '../models/kling-3-standard-text2video.ts'
import { klingO1 } from '../models/kling-o1.ts'
import { klingO3ImageToVideo } from '../models/kling-o3-image2video.ts'
import { klingO3TextToVideo } from '../models/kling-o3-text2video.ts'
import { klingTextToVideo } from '../models/kling-text2video.ts'
import type { BuiltInModelId, BuiltInModels, ModelId, ModelInput } from './register.ts'

/** The models that come with this package. */
export const models: BuiltInModels = [
  klingO3TextToVideo,
  kling3StandardTextToVideo,
  klingO3ImageToVideo,
  klingTextToVideo,
  klingO1,
]

/** The model of this id, or undefined when it is none of `models`. */
export function getModel<Id extends BuiltInModelId>(id: Id): Extract<BuiltInModels[number], { id: Id }>
export function getModel(id: string): AnyModel | undefined
export function getModel(id: string): AnyModel | undefined {
  return models.find((model) => model.id === id)
}

/** Checks an input against every limit of the model with this id. Never throws. */
export function parseInput<Id extends ModelId>(
  modelId: Id,
  input: unknown,
  options?: ParseOptions,
): ParseResult<ModelInput<Id>>
export function parseInput(
  modelId: string,
  input: unknown,
  options?: ParseOptions,
): ParseResult<Record<string, unknown>>
export function parseInput(modelId: string, input: unknown, options?: ParseOptions): ParseResult<unknown> {
  const model = getModel(modelId)
  if (model) return model.parse(input, options)
  const known = models.map(({ id }) => id).join(', ')
  return { ok: false, issues: [{ path: [], message: `There is no such model; choose one of ${known}.` }] }
}

/** What one job is likely to cost, or undefined where no price is known. */
export function estimateCost(modelId: string, input: object): CostEstimate | undefined {
  const model = getModel(modelId)
  return model && estimateModelCost(model, input)
}

/** The usual time from submission to completion in seconds, or undefined for a model that nobody knows. */
export function usualDuration(
  modelId: string,
  input?: object,
  history?: LatencyHistory,
): DurationEstimate | undefined {
  const model = getModel(modelId)
  return model && usualModelDuration(model, input, history)
}
