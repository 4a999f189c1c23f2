import type { JobInput } from '@kling-kit/core'
import type { ModelId } from '@kling-kit/spec'

/** A model and an input of that model. What spec's `Draft` is, with a File or Blob wherever media is asked for. */
export type JobRequest = { [Id in ModelId]: { modelId: Id; input: JobInput<Id> } }[ModelId]

/** What `submit` and `generate` take: the model's input, or a whole request where the hook was given no model. */
export type SubmitInput<Id extends ModelId | undefined> = Id extends ModelId ? JobInput<Id> : JobRequest
