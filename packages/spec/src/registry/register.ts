import type { InputOf } from './field.ts'
import type { Model } from './model.ts'
import type { kling3StandardTextToVideo } from '../models/kling-3-standard-text2video.ts'
import type { klingO1 } from '../models/kling-o1.ts'
import type { klingO3ImageToVideo } from '../models/kling-o3-image2video.ts'
import type { klingO3TextToVideo } from '../models/kling-o3-text2video.ts'
import type { klingTextToVideo } from '../models/kling-text2video.ts'

/**
 * Where an app makes its own models known to the types. A union of models, a tuple or an array all do:
 * `declare module '@kling-kit/spec' { interface Register { models: typeof myModels } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: apps fill it by declaration merging
export interface Register {}

export type BuiltInModels = readonly [
  typeof klingO3TextToVideo,
  typeof kling3StandardTextToVideo,
  typeof klingO3ImageToVideo,
  typeof klingTextToVideo,
  typeof klingO1,
]

export type BuiltInModelId = BuiltInModels[number]['id']

/** The models named in an interface such as `Register`. */
export type RegisteredModel<Registry> = Registry extends { models: infer Own }
  ? Extract<Own extends readonly (infer Each)[] ? Each : Own, { id: string }>
  : never

/** Every model that the types know: the built-in ones and those in `Register`. */
export type KnownModel = BuiltInModels[number] | RegisteredModel<Register>

export type ModelId = KnownModel['id']

/** The input of one model, as its fields say. */
export type ModelInput<Id extends ModelId> =
  Extract<KnownModel, { id: Id }> extends Model<Id, infer F> ? InputOf<F> : never

/** A model together with an input that fits it. */
export type Draft = { [Id in ModelId]: { modelId: Id; input: ModelInput<Id> } }[ModelId]
