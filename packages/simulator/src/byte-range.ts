/** `whole` when no usable range was asked for; `unsatisfiable` when it starts behind the end. Both bounds are included. */
export type ByteRange = 'whole' | 'unsatisfiable' | { start: number; end: number }

/** Reads a `Range` header (RFC 9110 §14.2). Several ranges at once are answered with the whole file, as many hosts do. */
export function byteRange(header: string | null, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'whole'
  const [, first, last] = match
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= size ? 'unsatisfiable' : { start, end }
}
