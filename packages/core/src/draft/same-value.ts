/** Whether two values of a form say the same. Files and Blobs are compared by identity. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPlain(one) || !isPlain(other)) return false
  const [first, second] = [namedIn(one), namedIn(other)]
  return first.length === second.length && first.every((key) => isSameValue(one[key], other[key]))
}

type Plain = Record<string, unknown>

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !(value instanceof Blob)

/** An absent key and an undefined one say the same. */
const namedIn = (value: Plain) => Object.keys(value).filter((key) => value[key] !== undefined)
