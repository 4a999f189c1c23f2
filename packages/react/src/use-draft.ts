'use client'
import type { Draft } from '@kling-kit/core'
import type { ModelId } from '@kling-kit/spec'
import { useMemo, useState } from 'react'
import { draftActions } from './draft-actions.ts'
import type { UseDraftOptions, UseDraftResult } from './draft-form.ts'
import { type FieldSettingsByName, isHidden, isLocked } from './draft-fields.ts'
import { initialValues, isSame, sentValues, type Values } from './draft-values.ts'
import { useClientFor } from './kling-context.ts'
import { offeredModel } from './offered-model.ts'
import { shownIssues } from './shown-issues.ts'
import { shownValues } from './shown-values.ts'
import { useSubmission } from './use-submission.ts'

/** What a form needs: values that take anything, and what to say about them. One draft per `draftKey` and client. */
export function useDraft<Id extends ModelId>(modelId: Id, options: UseDraftOptions<Id> = {}): UseDraftResult {
  const client = useClientFor('useDraft')
  const model = offeredModel(client, modelId)
  const fields = (options.fields ?? {}) as FieldSettingsByName
  const initial = initialValues(model, options.defaultInput, fields)
  const [handle, draft] = useSubmission('useDraft', options.draftKey, options, {
    modelId,
    values: sentValues(model, initial),
  })
  const { send, ...actions } = useMemo(() => draftActions(handle), [handle])
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [wasPressed, setPressed] = useState(false)

  const valuesOf = (held: Draft) =>
    shownValues(held, { client, model, initial, appDefaults: options.defaultInput, fields })
  const touch = (names: readonly string[]) => setTouched((before) => new Set([...before, ...names]))
  const change = (from: Values, changes: Values) => {
    const free = Object.entries(changes).filter(([name]) => !isLocked(fields[name]))
    handle.edit(modelId, sentValues(model, { ...from, ...Object.fromEntries(free) }))
  }
  // From the store, not from this render: two changes within one event must both arrive.
  const setValues = (changes: Values) => change(valuesOf(handle.getSnapshot()), changes)

  const values = valuesOf(draft)
  const parsed = client.parse(modelId, sentValues(model, values))
  const { submission } = draft
  // What was said of an earlier revision, or of another model, no longer stands.
  const isCurrent =
    'error' in submission && submission.intentId === draft.intentId && draft.modelId === modelId
  const refusal = isCurrent ? submission.error : undefined
  const issues = shownIssues(parsed, refusal, (name) => wasPressed || touched.has(name))
  return {
    ...actions,
    model,
    values,
    issues,
    warnings: parsed.warnings ?? [],
    isValid: parsed.ok,
    submission,
    isSending: submission.state === 'sending',
    setValues,
    replaceValues: (changes) => change(initial, changes),
    setValue: (name, value) => setValues({ [name]: value }),
    field: (name) => ({
      name,
      value: values[name] as never,
      onChange: (value) => setValues({ [name]: value }),
      onBlur: () => touch([name]),
      issues: issues.filter(({ path }) => path[0] === name).map(({ message }) => message),
      isRequired: model.fields[name]?.required === true,
      isDirty: !isSame(values[name], initial[name]),
      isHidden: isHidden(fields[name]),
      isLocked: isLocked(fields[name]),
    }),
    submit: ({ metadata } = {}) => {
      const input = sentValues(model, valuesOf(handle.getSnapshot()))
      setPressed(!client.parse(modelId, input).ok)
      return send({ modelId, input }, metadata).catch(() => undefined)
    },
    reset: () => {
      setPressed(false)
      setTouched(new Set())
      actions.reset()
    },
  }
}
