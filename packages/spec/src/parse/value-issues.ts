import * as z from 'zod/mini'
import type { ChoiceField, NumberField, TextField } from '../registry/field.ts'
import type { Issue } from '../registry/issue.ts'
import { isPublicMediaAddress } from './media-address.ts'
import type { ParseOptions } from '../registry/model.ts'
import { fillIn, outOfBounds, type Place, wrongValue } from './sentence.ts'

type TextLimits = Pick<TextField, 'required' | 'minLength' | 'maxLength'>

export const textIssues = (value: unknown, place: Place, { required, minLength, maxLength }: TextLimits) =>
  issuesOf(value, place, z.string, 'a string', (text) =>
    required && !/\S/.test(text)
      ? fillIn(place)
      : outOfBounds(place, text.length, minLength, maxLength, ' characters'),
  )

export const addressIssues = (value: unknown, place: Place, options?: ParseOptions) =>
  issuesOf(value, place, z.string, 'a string', (address) =>
    isPublicMediaAddress(address, options)
      ? undefined
      : 'Segmind cannot fetch this; upload it, or give a public http(s) address.',
  )

export function numberIssues(value: unknown, place: Place, { min, max, integer }: NumberField): Issue[] {
  const expected = `a ${integer ? 'whole ' : ''}number from ${min} to ${max}`
  return issuesOf(value, place, z.number, expected, (number) =>
    integer && !Number.isInteger(number)
      ? wrongValue(place, expected, number)
      : outOfBounds(place, number, min, max),
  )
}

export const switchIssues = (value: unknown, place: Place) =>
  issuesOf(value, place, z.boolean, 'true or false')

export function choiceIssues(value: unknown, place: Place, { options }: ChoiceField): Issue[] {
  const quoted = (option: unknown) => (typeof option === 'string' ? `'${option}'` : String(option))
  return issuesOf(value, place, z.unknown, 'anything', (chosen) => {
    if (options.some((option) => option === chosen)) return undefined
    const meant = options.find((option) => String(option) === String(chosen))
    const expected =
      meant === undefined
        ? `one of ${options.map(quoted).join(', ')}`
        : `${quoted(meant)} here, a ${typeof meant}`
    return wrongValue(place, expected, chosen)
  })
}

export function shotSecondsIssues(value: unknown, place: Place): Issue[] {
  const expected = "a string from '1' to '15'"
  return issuesOf(value, place, z.string, expected, (seconds) =>
    /^([1-9]|1[0-5])$/.test(seconds) ? undefined : wrongValue(place, expected, seconds),
  )
}

/**
 * What zod says against a value: that it is not what was `expected`, or else the sentence that is found against it.
 * The schema is made anew each time, for its sentences name the place. Zod's own limits, lists and objects stay out:
 * they would double its weight.
 */
function issuesOf<Value>(
  value: unknown,
  place: Place,
  type: (params: { error: () => string }) => z.ZodMiniType<Value>,
  expected: string,
  findSentence?: (value: Value) => string | undefined,
): Issue[] {
  const error = () => wrongValue(place, expected, value)
  const schema = type({ error }).check((found) => {
    const message = findSentence?.(found.value)
    if (message) found.issues.push({ code: 'custom', input: found.value, message })
  })
  const refused = z.safeParse(schema, value).error?.issues ?? []
  return refused.map(({ message }) => ({ path: place.path, message }))
}
