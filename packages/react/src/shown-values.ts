import type { Draft, KlingClient } from '@kling-kit/core'
import type { AnyModel } from '@kling-kit/spec'
import type { FieldSettingsByName } from './draft-fields.ts'
import { carriedValues, initialValues, lockedValues, type Values } from './draft-values.ts'

interface Form {
  client: KlingClient
  model: AnyModel
  /** Where the form starts. */
  initial: Values
  appDefaults?: Values
  fields: FieldSettingsByName
}

/** What a form of one model shows of a draft, which may still hold the values of another. */
export function shownValues(draft: Draft, { client, model, initial, appDefaults, fields }: Form): Values {
  const locked = lockedValues(initial, fields)
  if (draft.modelId === model.id) return { ...draft.values, ...locked }
  const former = client.model(draft.modelId ?? '')
  const from = { values: draft.values, initial: former ? initialValues(former, appDefaults, fields) : {} }
  const issuesOf = (values: Values) => {
    const parsed = client.parse(model.id, values)
    return parsed.ok ? [] : parsed.issues
  }
  return { ...carriedValues(from, { model, initial, issuesOf }), ...locked }
}
