/** What a request says about the part of a file that it wants. Undefined unless that is one plain part: RFC 9110 lets a server send all. */
export function rangeHeaders(headers: Headers): Record<string, string> | undefined {
  const range = headers.get('range') ?? ''
  if (!/^bytes=(\d{1,15}-\d{0,15}|-\d{1,15})$/.test(range)) return undefined
  const ifRange = headers.get('if-range')
  if (ifRange === null) return { range }
  // Nothing that could be compared: the whole file is the safe answer.
  return isEntityTag(ifRange) || isHttpDate(ifRange) ? { range, 'if-range': ifRange } : undefined
}

/** What a request says about the copy that its browser has, if that is one plain tag or a date. A list of tags counts as none. */
export function copyHeaders(headers: Headers): Record<string, string> | undefined {
  const tag = headers.get('if-none-match')
  const date = headers.get('if-modified-since') ?? ''
  // Where there is a tag, the date is not looked at (RFC 9110, 13.1.3).
  if (tag !== null) return isEntityTag(tag) ? { 'if-none-match': tag } : undefined
  return isHttpDate(date) ? { 'if-modified-since': date } : undefined
}

export const isEntityTag = (text: string) => /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/.test(text)

export const isHttpDate = (text: string) =>
  /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)
