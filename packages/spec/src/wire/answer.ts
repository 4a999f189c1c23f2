import type { HttpAnswer } from './wire.ts'

export interface DecodeOptions {
  /** Who answered: Segmind itself, or our proxy, whose own codes are then to be trusted. */
  from: 'proxy' | 'segmind'
  /** Ms since the epoch, to turn a reset time into a delay. Without it only a number of seconds is understood. */
  now?: number
}

export type JsonObject = Readonly<Record<string, unknown>>

export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {}

/** Printable text of at most `maxLength` characters, without anything that looks like a key. */
export function plainText(value: unknown, maxLength = 300): string {
  if (typeof value !== 'string') return ''
  const printable = value.slice(0, 2000).replace(/[\p{C}\s]+/gu, ' ')
  return printable
    .replace(/SG_\w+/gi, '…')
    .trim()
    .slice(0, maxLength)
}

/** The same of a word that is never long. Nothing of a longer one: cut, a key in it could no longer be told. */
export const shortText = (value: unknown, maxLength: number): string =>
  typeof value === 'string' && value.length <= maxLength ? plainText(value) : ''

/** What the other side says went wrong, in its own words: `error`, `message` or `detail`; '' when it says nothing. */
export function reasonOf({ body }: HttpAnswer): string {
  const { error, message, detail } = objectOf(body)
  for (const words of [error, objectOf(error).message, message, detail, objectOf(objectOf(detail)[0]).msg]) {
    const found = plainText(Array.isArray(words) ? words[0] : words)
    if (found) return found
  }
  return ''
}
