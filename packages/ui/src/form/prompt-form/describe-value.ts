import type { Field } from '@kling-kit/spec'
import type { FormMessages } from '../form-messages.ts'

/** A value as a person reads it. */
export function describeValue(field: Field, value: unknown, messages: FormMessages): string {
  if (value === undefined || value === '') return messages.notSet
  if (typeof value === 'boolean') return value ? messages.switchedOn : messages.switchedOff
  if (Array.isArray(value)) return String(value.length)
  if (field.kind !== 'choice') return String(value)
  if (field.unit === 'seconds') return messages.seconds(Number(value))
  return field.optionLabels?.[String(value)] ?? String(value)
}

/** What is set among some fields, in a few words: choices and switches always, the rest when it differs from the default. */
export function summarizeFields(
  fields: readonly (readonly [name: string, field: Field])[],
  values: Record<string, unknown>,
  messages: FormMessages,
): string {
  const words = fields.map(([name, field]) => describeSet(field, values[name], messages))
  return words.filter(Boolean).join(' · ') || messages.asStandard
}

function describeSet(field: Field, value: unknown, messages: FormMessages): string | undefined {
  if (field.kind === 'switch') return value ? field.label : messages.turnedOff(field.label)
  if (Array.isArray(value)) return value.length > 0 ? messages.listSet(field.label, value.length) : undefined
  if (field.kind === 'choice') {
    const isChosen = value !== undefined && field.options.length > 1
    return isChosen ? describeValue(field, value, messages) : undefined
  }
  if (value === undefined || ('default' in field && value === field.default)) return undefined
  return field.kind === 'number' ? `${field.label} ${value}` : messages.textSet(field.label)
}
