import type { Source } from './source.ts'

/** Where a form shows a field: the essentials first, the rest under a heading of its own. */
export type FieldGroup = 'essential' | 'format' | 'shots' | 'sound' | 'camera' | 'advanced'

interface FieldBase {
  label: string
  help?: string
  group: FieldGroup
  required?: boolean
  source: Source
}

/** Free text. `maxLength` counts UTF-16 code units. `mentions` names the tokens that have a meaning inside of it. */
export interface TextField extends FieldBase {
  kind: 'text'
  minLength?: number
  maxLength?: number
  default?: string
  placeholder?: string
  multiline?: boolean
  /** `images`: `@Image1` …; `voices`: `<<<voice_1>>>` … */
  mentions?: readonly ('images' | 'voices')[]
}

/** One of a fixed set of values, strings or integers as the API wants them. */
export interface ChoiceField<Option extends string | number = string | number> extends FieldBase {
  kind: 'choice'
  options: readonly Option[]
  default?: Option
  unit?: 'seconds'
  /** What a person reads instead of the option, by the option as a string. */
  optionLabels?: Readonly<Record<string, string>>
}

/** A number from `min` to `max`, both included. */
export interface NumberField extends FieldBase {
  kind: 'number'
  min: number
  max: number
  step: number
  integer?: boolean
  default?: number
  /** What the two ends of the range mean to a person. */
  ends?: readonly [low: string, high: string]
}

export interface SwitchField extends FieldBase {
  kind: 'switch'
  default: boolean
}

/** One public http(s) address of a picture. */
export interface ImageField extends FieldBase {
  kind: 'image'
}

/** An ordered list of public http(s) addresses of pictures. */
export interface ImageListField extends FieldBase {
  kind: 'image-list'
  min: number
  max: number
}

/** An ordered list of identifiers, as `voice_ids`. */
export interface TextListField extends FieldBase {
  kind: 'text-list'
  max: number
  itemLabel: string
}

/** The shots of a multi-shot video. Each has a prompt and a whole number of seconds, given as a string. */
export interface ShotsField extends FieldBase {
  kind: 'shots'
  max: number
  promptMaxLength: number
  defaultDuration: ShotDuration
}

export type ShotDuration =
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '10'
  | '11'
  | '12'
  | '13'
  | '14'
  | '15'

export interface Shot {
  /** 1–512 characters. */
  prompt: string
  /** Seconds, '5' by default. All shots of a video together last as long as its `duration`. */
  duration?: ShotDuration
}

export type Field =
  | TextField
  | ChoiceField
  | NumberField
  | SwitchField
  | ImageField
  | ImageListField
  | TextListField
  | ShotsField

export type Fields = Readonly<Record<string, Field>>

/** What a field holds, as a TypeScript type. */
export type FieldValue<F> = F extends { kind: 'text' | 'image' }
  ? string
  : F extends { kind: 'choice'; options: readonly (infer Option)[] }
    ? Option
    : F extends { kind: 'number' }
      ? number
      : F extends { kind: 'switch' }
        ? boolean
        : F extends { kind: 'image-list' | 'text-list' }
          ? string[]
          : F extends { kind: 'shots' }
            ? Shot[]
            : never

type RequiredKeys<F extends Fields> = {
  [Key in keyof F]: F[Key] extends { required: true } ? Key : never
}[keyof F]

/** The input of a model with these fields: required ones must be there, the others may. */
export type InputOf<F extends Fields> = { [Key in RequiredKeys<F>]: FieldValue<F[Key]> } & {
  [Key in Exclude<keyof F, RequiredKeys<F>>]?: FieldValue<F[Key]>
}
