import { plainText } from '../wire/answer.ts'
import type { Issue } from '../registry/issue.ts'

/** Where a value stands in an input, and what a person calls it. */
export interface Place {
  path: Issue['path']
  label: string
}

export const fillIn = ({ label }: Place) => `Fill in ${label}; it is required.`

/** What to say of a value that is not what was expected, or not there at all. */
export function wrongValue(at: Place, expected: string, value: unknown): string {
  if (value === undefined) return fillIn(at)
  const place = at.path.map((step) => (typeof step === 'string' ? `.${step}` : `[${step}]`)).join('')
  return `${place.slice(1)} is ${expected}; got ${shown(value)}.`
}

/** What to say of a value, a text or a list that is too small or too large; undefined when it is neither. */
export function outOfBounds({ label }: Place, size: number, min = 0, max = Infinity, unit = '') {
  if (size >= min && size <= max) return undefined
  return `Keep ${label} to at ${size < min ? `least ${min}` : `most ${max}`}${unit}; got ${size}.`
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `the string '${plainText(value, 40)}'`
  if (typeof value === 'number') return `the number ${value}`
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value) return 'an object'
  return typeof value === 'boolean' || value === null ? String(value) : `a ${typeof value}`
}
