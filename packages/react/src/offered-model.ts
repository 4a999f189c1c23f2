import type { KlingClient } from '@kling-kit/core'
import type { AnyModel } from '@kling-kit/spec'

/** The model of this id. Throws a sentence that names the fix when the client does not offer it. */
export function offeredModel(client: KlingClient, modelId: string): AnyModel {
  const model = client.model(modelId)
  if (model) return model
  const offered = client.models.map(({ id }) => id).join(', ') || 'none'
  throw new Error(
    `The client does not offer the model ${modelId}, so it has no form. Add it to the client's models (now: ${offered}).`,
  )
}
