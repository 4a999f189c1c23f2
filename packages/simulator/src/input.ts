import type { AnyModel, InputOf } from '@kling-kit/spec'

/** An input as it came over the wire: nothing in it is checked. */
export type Input = Record<string, unknown>

/** The same, for what is told about a model's inputs. It may throw or answer nonsense when the input breaks a limit. */
export function asInputOf<Model extends AnyModel>(_model: Model, input: Input): InputOf<Model['fields']> {
  return input as InputOf<Model['fields']>
}
