import { fieldIssues } from './field-issues.ts'
import type { Field } from '../registry/field.ts'
import type { Issue, ParseResult } from '../registry/issue.ts'
import type { AnyModel, ParseOptions } from '../registry/model.ts'
import { isRecord } from './record.ts'
import { unknownKey } from './unknown-key.ts'

type Values = Record<string, unknown>

// Issues told of one kind: an input with a hundred thousand mistakes is not answered with as many sentences.
const most = 20

/** Every check of one model: each field by itself, then what fields must keep with each other. */
export function parseModelInput<Input>(
  model: AnyModel,
  input: unknown,
  options?: ParseOptions,
): ParseResult<Input> {
  const value: Values = {}
  let issues: Issue[]
  try {
    issues = isRecord(input)
      ? read(input, value, model, options)
      : [{ path: [], message: 'The input is not an object of parameters; give one.' }]
  } catch {
    issues = [{ path: [], message: 'The input cannot be read; give a plain object.' }]
  }
  const warnings: Issue[] = []
  for (const rule of issues.length > 0 ? [] : (model.rules ?? [])) {
    const told = rule.check(value as never, model.fields)
    issues.push(...(told.issues ?? []))
    warnings.push(...(told.warnings ?? []))
  }
  return issues.length > 0 ? { ok: false, issues, warnings } : { ok: true, value: value as Input, warnings }
}

/** Copies what is filled in to `value`, and tells what is wrong with it and which parameters the model does not have. */
function read(input: Values, value: Values, { id, fields }: AnyModel, options?: ParseOptions): Issue[] {
  const given = new Map(Object.entries(input))
  const found = Object.entries(fields).flatMap(([name, field]) => {
    const held = copied(given.get(name), field)
    if (held !== undefined) value[name] = held
    const mustBeSound = held !== undefined || field.required
    return mustBeSound ? fieldIssues(held, { path: [name], label: field.label }, field, options) : []
  })
  const unknown = [...given].filter(([key, held]) => held !== undefined && !Object.hasOwn(fields, key))
  const known = Object.keys(fields)
  return [...found.slice(0, most), ...unknown.slice(0, most).map(([key]) => unknownKey([key], id, known))]
}

/** What is empty counts as left out, as in the body that will be sent. */
function copied(value: unknown, field: Field): unknown {
  if (!Array.isArray(value)) return value === '' ? undefined : value
  const standard = field.kind === 'shots' && { duration: field.defaultDuration }
  // The entries, too: what was checked is what will be sent, whatever becomes of the input.
  const entries = Array.from(value, (entry: unknown) =>
    isRecord(entry) ? { ...entry, ...(entry.duration === undefined && standard) } : entry,
  )
  return entries.length > 0 ? entries : undefined
}
