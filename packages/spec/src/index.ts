export type { DecodeOptions } from './wire/answer.ts'
export type { Clock } from './schedule/clock.ts'
export {
  decodeProxyResultAnswer,
  decodeProxyStatusAnswer,
  decodeResultAnswer,
  decodeStatusAnswer,
} from './wire/decode-job.ts'
export { decodeProxySubmitAnswer, decodeSubmitAnswer } from './wire/decode-submit.ts'
export { defaultInput } from './registry/default-input.ts'
export { defineModel } from './registry/define-model.ts'
export { encodeInput } from './wire/encode.ts'
export { type ErrorCode, errorCodes } from './wire/error-code.ts'
export { estimateModelCost } from './registry/estimate.ts'
export type * from './registry/field.ts'
export { choice, image, imageList, number, shots, text, textList, toggle } from './registry/field-builders.ts'
export { intentIdPattern, requestIdPattern, sealedIdPattern } from './wire/id-pattern.ts'
export type { Issue, ParseResult } from './registry/issue.ts'
export {
  type LatencyBelief,
  type LatencyHistory,
  modelLatency,
  usualModelDuration,
} from './schedule/latency.ts'
export {
  type FinishedJob,
  type LatencyRecord,
  type LatencyRecords,
  latencyKey,
  learnDuration,
  learnedLatency,
} from './schedule/learn-duration.ts'
export type { Belief } from './schedule/log-normal.ts'
export { isLoopbackHost } from './parse/loopback.ts'
export type { Media, MediaKind } from './wire/media.ts'
export { isPublicMediaAddress, safeMediaUrl } from './parse/media-address.ts'
export type {
  AnyModel,
  CostEstimate,
  DurationEstimate,
  Model,
  ModelDefinition,
  ParseOptions,
  Rule,
} from './registry/model.ts'
export { kling3StandardTextToVideo } from './models/kling-3-standard-text2video.ts'
export { klingO1 } from './models/kling-o1.ts'
export { klingO3ImageToVideo } from './models/kling-o3-image2video.ts'
export { klingO3TextToVideo } from './models/kling-o3-text2video.ts'
export { klingTextToVideo } from './models/kling-text2video.ts'
export { nextPollDelay } from './schedule/next-poll-delay.ts'
export { pictureRules } from './registry/picture-rules.ts'
export type { PollableJob } from './schedule/pollable-job.ts'
export type { BuiltInModelId, Draft, KnownModel, ModelId, ModelInput, Register } from './registry/register.ts'
export { estimateCost, getModel, models, parseInput, usualDuration } from './registry/registry.ts'
export { type RemainingEstimate, remainingDuration } from './schedule/remaining-duration.ts'
export { simulatorApiKey } from './registry/simulator-key.ts'
export { live, page, type Source, vendor } from './registry/source.ts'
export type * from './wire/wire.ts'
