import type { JobInput } from '@kling-kit/core'
import type { ModelId } from '@kling-kit/spec'

/**
 * What an app decides about a field: `'hidden'` leaves it at its default and out of the form; a `value` is where it starts;
 * `locked` keeps it there.
 */
export type FieldSetting<Value = unknown> = 'hidden' | { value: Value; locked?: boolean; hidden?: boolean }

type InputOf<Id extends ModelId> = Id extends ModelId ? JobInput<Id> : never
type KeyOf<Input> = Input extends unknown ? keyof Input : never
type ValueOf<Input, Key> = Input extends unknown
  ? Key extends keyof Input
    ? Exclude<Input[Key], undefined>
    : never
  : never

/** Settings by field name: of one model, or of any of several. A name that a model lacks is ignored there. */
export type FieldSettings<Id extends ModelId = ModelId> = {
  [Key in KeyOf<InputOf<Id>>]?: FieldSetting<ValueOf<InputOf<Id>, Key>>
}

export interface FieldSettingsByName {
  readonly [name: string]: FieldSetting | undefined
}

export function isHidden(setting: FieldSetting | undefined): boolean {
  return setting === 'hidden' || setting?.hidden === true
}

export function isLocked(setting: FieldSetting | undefined): boolean {
  return setting === 'hidden' || setting?.locked === true
}
