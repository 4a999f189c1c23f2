import type { Fields, InputOf } from './field.ts'
import type { Model, ModelDefinition } from './model.ts'
import { parseModelInput } from '../parse/parse.ts'

/**
 * Makes a model of its definition. Segmind serves more Kling models than the five that come with this package, all
 * called the same way: define one, hand it to the client and to the proxy, and name it in `Register`.
 */
export function defineModel<const Id extends string, const F extends Fields>(
  definition: ModelDefinition<Id, F>,
): Model<Id, F> {
  const model: Model<Id, F> = {
    ...definition,
    parse: (input, options) => parseModelInput<InputOf<F>>(model, input, options),
  }
  return model
}
