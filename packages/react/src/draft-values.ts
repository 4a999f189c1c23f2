import type { AnyModel, Field, Issue } from '@kling-kit/spec'
import { defaultInput } from '@kling-kit/spec'
import { type FieldSettingsByName, isLocked } from './draft-fields.ts'

export type Values = Record<string, unknown>

/** Where a draft starts: the model's defaults, under the app's, under the values that `fields` sets. */
export function initialValues(
  model: AnyModel,
  appDefaults: Values = {},
  fields: FieldSettingsByName = {},
): Values {
  const values: Values = { ...defaultInput(model) }
  for (const name of Object.keys(model.fields)) {
    const setting = fields[name]
    if (appDefaults[name] !== undefined) values[name] = appDefaults[name]
    if (typeof setting === 'object') values[name] = setting.value
  }
  return values
}

/**
 * What a person changed for another model and what is valid here; the rest starts anew. A default that was left alone stays
 * behind: what another model takes for granted may cost more here.
 */
export function carriedValues(
  from: { values: Values; initial: Values },
  to: { model: AnyModel; initial: Values; issuesOf: (values: Values) => readonly Issue[] },
): Values {
  const { model, initial, issuesOf } = to
  const changed = Object.entries(from.values).filter(
    ([name, value]) => name in model.fields && !isSame(value, from.initial[name]),
  )
  const values = { ...initial, ...Object.fromEntries(changed) }
  for (const { path } of issuesOf(sentValues(model, values))) {
    const name = String(path[0])
    if (name in initial) values[name] = initial[name]
    else delete values[name]
  }
  return values
}

/** Whether two values of a field are the same to the eye. */
export const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Values that the app has locked, whatever a draft holds. */
export function lockedValues(initial: Values, fields: FieldSettingsByName = {}): Values {
  return Object.fromEntries(Object.entries(initial).filter(([name]) => isLocked(fields[name])))
}

/** What is sent: without fields that were left empty. An emptied text that has a default is sent as empty. */
export function sentValues(model: AnyModel, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const field = model.fields[name]
      return field && value !== undefined && !isLeftEmpty(field, value)
    }),
  )
}

function isLeftEmpty(field: Field, value: unknown): boolean {
  if (field.required) return false
  if (Array.isArray(value)) return value.length === 0
  return value === '' && !('default' in field && field.default)
}
