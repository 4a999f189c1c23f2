import type { ChoiceField, NumberField, TextField } from '../registry/field.ts'
import type { Issue } from '../registry/issue.ts'
import { isPublicMediaAddress } from './media-address.ts'
import type { ParseOptions } from '../registry/model.ts'
import { fillIn, outOfBounds, type Place, wrongValue } from './sentence.ts'

type TextLimits = Pick<TextField, 'required' | 'minLength' | 'maxLength'>

export const textIssues = (value: unknown, place: Place, { required, minLength, maxLength }: TextLimits) =>
  stringIssues(value, place, 'a string', (text) =>
    required && !/\S/.test(text)
      ? fillIn(place)
      : outOfBounds(place, text.length, minLength, maxLength, ' characters'),
  )

export const addressIssues = (value: unknown, place: Place, options?: ParseOptions) =>
  stringIssues(value, place, 'a string', (address) =>
    isPublicMediaAddress(address, options)
      ? undefined
      : 'Segmind cannot fetch this; upload it, or give a public http(s) address.',
  )

export function numberIssues(value: unknown, place: Place, { min, max, integer }: NumberField): Issue[] {
  const expected = `a ${integer ? 'whole ' : ''}number from ${min} to ${max}`
  const isNumber = integer ? Number.isInteger : Number.isFinite
  return issueOf(
    place,
    isNumber(value) ? outOfBounds(place, value as number, min, max) : wrongValue(place, expected, value),
  )
}

export const switchIssues = (value: unknown, place: Place) =>
  issueOf(place, typeof value === 'boolean' ? undefined : wrongValue(place, 'true or false', value))

export function choiceIssues(value: unknown, place: Place, { options }: ChoiceField): Issue[] {
  if (options.some((option) => option === value)) return []
  const quoted = (option: unknown) => (typeof option === 'string' ? `'${option}'` : String(option))
  const meant = options.find((option) => String(option) === String(value))
  const expected =
    meant === undefined
      ? `one of ${options.map(quoted).join(', ')}`
      : `${quoted(meant)} here, a ${typeof meant}`
  return issueOf(place, wrongValue(place, expected, value))
}

export function shotSecondsIssues(value: unknown, place: Place): Issue[] {
  const expected = "a string from '1' to '15'"
  return stringIssues(value, place, expected, (seconds) =>
    /^([1-9]|1[0-5])$/.test(seconds) ? undefined : wrongValue(place, expected, seconds),
  )
}

const stringIssues = (
  value: unknown,
  place: Place,
  expected: string,
  findSentence: (text: string) => string | undefined,
) => issueOf(place, typeof value === 'string' ? findSentence(value) : wrongValue(place, expected, value))

const issueOf = ({ path }: Place, message: string | undefined): Issue[] =>
  message ? [{ path, message }] : []
