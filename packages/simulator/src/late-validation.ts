import type { AnyModel, Field } from '@kling-kit/spec'
import { asInputOf, type Input } from './input.ts'

const badMedia = 'Reference media rejected: URL must be a valid HTTP or HTTPS URL.'

/** Where a job's sources may be although they are on this machine: the simulator's own files. */
export type IsReachable = (url: string) => boolean

/** The first value outside a fixed set: the one thing the API looks at before it accepts. Lengths are not among them. */
export function valueOutsideSet(
  model: AnyModel,
  input: Input,
): { name: string; allowed: readonly (string | number)[] } | undefined {
  for (const [name, field] of Object.entries(model.fields)) {
    const value = input[name]
    if (field.kind !== 'choice' || field.unit === 'seconds' || value === undefined) continue
    if (!field.options.includes(value as string)) return { name, allowed: field.options }
  }
  return undefined
}

function isHttp(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/[^/]/i.test(value) && URL.canParse(value)
}

function mediaError(values: readonly unknown[], isReachable: IsReachable): string | undefined {
  if (!values.every(isHttp)) return badMedia
  if (!values.every(isReachable)) return 'Reference media rejected: could not be downloaded.'
  return undefined
}

function fieldError(
  name: string,
  field: Field,
  value: unknown,
  isReachable: IsReachable,
): string | undefined {
  switch (field.kind) {
    case 'text': {
      const length = typeof value === 'string' ? value.trim().length : 0
      if (field.required && length === 0)
        return `${name === 'prompt' ? 'Prompt' : name} is Mandatory and must be string`
      if (typeof value !== 'string') return `${name} must be string`
      return field.maxLength !== undefined && length > field.maxLength
        ? `${name} must not exceed ${field.maxLength} characters`
        : undefined
    }
    case 'choice':
      return field.options.includes(value as string)
        ? undefined
        : `${name} value '${String(value)}' is invalid`
    case 'number':
      return typeof value === 'number' &&
        value >= field.min &&
        value <= field.max &&
        (!field.integer || Number.isInteger(value))
        ? undefined
        : `${name} must be between ${field.min} and ${field.max}`
    case 'switch':
      return typeof value === 'boolean' ? undefined : `${name} must be boolean`
    case 'image':
      return mediaError([value], isReachable)
    case 'image-list':
      if (!Array.isArray(value) || value.length < field.min || value.length > field.max)
        return `${name} must hold ${field.min} to ${field.max} images`
      return mediaError(value, isReachable)
    case 'text-list':
      return Array.isArray(value) && value.length <= field.max ? undefined : `${name} exceeds ${field.max}`
    default: {
      if (!Array.isArray(value) || value.length > field.max)
        return `${name} must hold 1 to ${field.max} shots`
      const prompts = value.map((shot: { prompt?: unknown }) => shot?.prompt)
      return prompts.every((it) => typeof it === 'string' && it !== '' && it.length <= field.promptMaxLength)
        ? undefined
        : `${name} prompt must have 1 to ${field.promptMaxLength} characters`
    }
  }
}

/** What the API would say, milliseconds after it accepted the request, about an input that breaks a limit. */
export function lateError(model: AnyModel, input: Input, isReachable: IsReachable): string | undefined {
  for (const [name, field] of Object.entries(model.fields)) {
    if (input[name] === undefined && !field.required) continue
    const error = fieldError(name, field, input[name], isReachable)
    if (error !== undefined) return error
  }
  if (Array.isArray(input.multi_prompt) && input.multi_prompt.length > 0) {
    const seconds = input.multi_prompt.reduce(
      (sum: number, shot) => sum + Number((shot as { duration?: unknown }).duration ?? 5),
      0,
    )
    if (seconds !== Number(input.duration ?? 5))
      return 'The sum of multi_prompt durations must equal duration'
  }
  for (const rule of model.rules ?? []) {
    const issue = rule.check(asInputOf(model, input), model.fields).issues?.[0]
    if (issue) return issue.message
  }
  return undefined
}
