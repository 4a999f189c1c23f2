/** What comes out of a storage or a channel was written by who knows whom: nothing of it is believed without a look. */
export type Fields = Readonly<Record<string, unknown>>

const longestRecord = 524_288

/** The fields of a plain object of bearable size, or undefined. */
export function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  try {
    return JSON.stringify(value).length <= longestRecord ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}

export const stringOf = (value: unknown, longest = 200): string | undefined =>
  typeof value === 'string' && value.length <= longest ? value : undefined

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** An object of the app's or the person's own, as it was. */
export const objectOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
