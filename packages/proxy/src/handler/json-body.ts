import { Refusal } from './refusal.ts'

export interface JsonBody {
  value: Record<string, unknown>
  /** The same text for the same value, however its keys were ordered or spaced. */
  canonical: string
}

const maxDepth = 32
const poisonous = /^(__proto__|constructor|prototype)$/

/** Reads JSON whose root is an object. @throws {Refusal} invalid-json */
export function parseJsonBody(text: string): JsonBody {
  try {
    const value: unknown = JSON.parse(text)
    const canonical = canonicalJson(value)
    if (canonical.startsWith('{')) return { value: value as Record<string, unknown>, canonical }
  } catch {}
  throw new Refusal('invalid-json')
}

export function canonicalJson(value: unknown, depth = 1): string {
  // 1e400 parses to Infinity.
  if (value === Infinity || value === -Infinity) throw new RangeError('number')
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (depth > maxDepth) throw new RangeError('depth')
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry, depth + 1)).join()}]`
  const entries = Object.entries(value).map(([key, entry]) => {
    if (poisonous.test(key)) throw new RangeError('key')
    return `${JSON.stringify(key)}:${canonicalJson(entry, depth + 1)}`
  })
  return `{${entries.toSorted().join()}}`
}
