import type { Field, InputOf } from './field.ts'
import type { AnyModel } from './model.ts'

/** What the API assumes where an input says nothing: every field's default. Fields without one are absent. */
export function defaultInput<Any extends AnyModel>(model: Any): Partial<InputOf<Any['fields']>> {
  const defaults: Record<string, unknown> = {}
  for (const [name, field] of Object.entries<Field>(model.fields)) {
    if ('default' in field && field.default !== undefined) defaults[name] = field.default
  }
  return defaults as Partial<InputOf<Any['fields']>>
}
