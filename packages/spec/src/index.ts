export type { DecodeOptions } from './answer.ts'
export type { Clock } from './clock.ts'
export {
  decodeProxyResultAnswer,
  decodeProxyStatusAnswer,
  decodeResultAnswer,
  decodeStatusAnswer,
} from './decode-job.ts'
export { decodeProxySubmitAnswer, decodeSubmitAnswer } from './decode-submit.ts'
export { defaultInput } from './default-input.ts'
export { defineModel } from './define-model.ts'
export { encodeInput } from './encode.ts'
export { type ErrorCode, errorCodes } from './error-code.ts'
export { estimateModelCost } from './estimate.ts'
export type * from './field.ts'
export { choice, image, imageList, number, shots, text, textList, toggle } from './field-builders.ts'
export { intentIdPattern, requestIdPattern, sealedIdPattern } from './id-pattern.ts'
export type { Issue, ParseResult } from './issue.ts'
export {
  type LatencyBelief,
  type LatencyHistory,
  modelLatency,
  usualModelDuration,
} from './latency.ts'
export {
  type FinishedJob,
  type LatencyRecord,
  type LatencyRecords,
  latencyKey,
  learnDuration,
  learnedLatency,
} from './learn-duration.ts'
export type { Belief } from './log-normal.ts'
export type { Media, MediaKind } from './media.ts'
export { isPublicMediaAddress, safeMediaUrl } from './media-address.ts'
export type {
  AnyModel,
  CostEstimate,
  DurationEstimate,
  Model,
  ModelDefinition,
  ParseOptions,
  Rule,
} from './model.ts'
export { kling3StandardTextToVideo } from './models/kling-3-standard-text2video.ts'
export { klingO1 } from './models/kling-o1.ts'
export { klingO3ImageToVideo } from './models/kling-o3-image2video.ts'
export { klingO3TextToVideo } from './models/kling-o3-text2video.ts'
export { klingTextToVideo } from './models/kling-text2video.ts'
export { nextPollDelay } from './next-poll-delay.ts'
export { pictureRules } from './picture-rules.ts'
export type { PollableJob } from './pollable-job.ts'
export type { BuiltInModelId, Draft, KnownModel, ModelId, ModelInput, Register } from './register.ts'
export { estimateCost, getModel, models, parseInput, usualDuration } from './registry.ts'
export { type RemainingEstimate, remainingDuration } from './remaining-duration.ts'
export { simulatorApiKey } from './simulator-key.ts'
export { live, page, type Source, vendor } from './source.ts'
export type * from './wire.ts'
