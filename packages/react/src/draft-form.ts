import type { Job } from '@kling-kit/core'
import type { AnyModel, Issue, ModelId } from '@kling-kit/spec'
import type { FieldSettings } from './draft-fields.ts'
import type { Values } from './draft-values.ts'
import type { SubmitInput } from './job-request.ts'
import type { SubmissionActions, SubmissionCallbacks } from './use-submission.ts'

export interface UseDraftOptions<Id extends ModelId = ModelId> extends SubmissionCallbacks {
  /** Shares the draft with whoever else holds this key, and restores it after a reload. */
  draftKey?: string
  defaultInput?: Partial<SubmitInput<Id>>
  fields?: FieldSettings<Id>
}

export interface DraftField<Value = unknown> {
  name: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  onBlur: () => void
  /** Sentences for a person. Shown once the field was touched, or after a press. */
  issues: string[]
  isRequired: boolean
  /** Differs from where it started. */
  isDirty: boolean
  isHidden: boolean
  isLocked: boolean
}

export interface UseDraftResult extends SubmissionActions {
  model: AnyModel
  values: Values
  /** Those that a person should see now: of touched fields, of all after a press, and what a refusal said. */
  issues: readonly Issue[]
  warnings: readonly Issue[]
  isValid: boolean
  /** Takes any value, valid or not. `undefined` leaves the field out. */
  setValue: (name: string, value: unknown) => void
  setValues: (values: Values) => void
  /** Starts anew from these values, as an example does: all other fields go back to where they started. */
  replaceValues: (values: Values) => void
  field: <Value = unknown>(name: string) => DraftField<Value>
  /** Sends one paid request. Resolves without a job when it was refused or its outcome is unknown: see `submission`. */
  submit: (options?: { metadata?: Record<string, unknown> }) => Promise<Job | undefined>
}
