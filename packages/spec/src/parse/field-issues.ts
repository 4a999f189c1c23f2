import type { Field, ShotsField } from '../registry/field.ts'
import type { Issue } from '../registry/issue.ts'
import type { ParseOptions } from '../registry/model.ts'
import { isRecord } from './record.ts'
import { outOfBounds, type Place, wrongValue } from './sentence.ts'
import { unknownKey } from './unknown-key.ts'
import {
  addressIssues,
  choiceIssues,
  numberIssues,
  shotSecondsIssues,
  switchIssues,
  textIssues,
} from './value-issues.ts'

/** What to change about the value of one field, or about the entries of its list. */
export function fieldIssues(value: unknown, place: Place, field: Field, options?: ParseOptions): Issue[] {
  switch (field.kind) {
    case 'text':
      return textIssues(value, place, field)
    case 'choice':
      return choiceIssues(value, place, field)
    case 'number':
      return numberIssues(value, place, field)
    case 'switch':
      return switchIssues(value, place)
    case 'image':
      return addressIssues(value, place, options)
    case 'image-list':
      return listIssues(value, place, field, 'Picture', (address, at) => addressIssues(address, at, options))
    case 'text-list':
      return listIssues(value, place, field, field.itemLabel, (id, at) =>
        textIssues(id, at, { required: true }),
      )
    default:
      return listIssues(value, place, field, 'Shot', (shot, at) => shotIssues(shot, at, field))
  }
}

function listIssues(
  value: unknown,
  place: Place,
  { min, max }: { min?: number; max: number },
  entryLabel: string,
  entryIssues: (entry: unknown, place: Place) => Issue[],
): Issue[] {
  const { path } = place
  if (!Array.isArray(value)) return [{ path, message: wrongValue(place, 'a list', value) }]
  const message = outOfBounds(place, value.length, min, max, ' entries')
  const found = value
    .slice(0, max)
    .flatMap((entry, index) =>
      entryIssues(entry, { path: [...path, index], label: `${entryLabel} ${index + 1}` }),
    )
  return message ? [{ path, message }, ...found] : found
}

function shotIssues(shot: unknown, place: Place, { promptMaxLength }: ShotsField): Issue[] {
  const { path, label } = place
  if (!isRecord(shot)) return [{ path, message: wrongValue(place, '{ prompt, duration }', shot) }]
  const { prompt, duration, ...others } = shot
  const part = (key: string) => ({ path: [...path, key], label: `the ${key} of ${label.toLowerCase()}` })
  return [
    ...textIssues(prompt, part('prompt'), { required: true, maxLength: promptMaxLength }),
    ...shotSecondsIssues(duration, part('duration')),
    ...Object.keys(others)
      .slice(0, 20)
      .map((key) => unknownKey([...path, key], 'A shot', ['prompt', 'duration'])),
  ]
}
