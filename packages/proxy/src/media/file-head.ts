import type { Media } from '@kling-kit/spec'
import type { Redact } from '../handler/answer.ts'
import { safeFileName } from './file-name.ts'
import { isEntityTag, isHttpDate } from './range-headers.ts'
import { Refusal } from '../handler/refusal.ts'

interface FileHead {
  headers: Record<string, string>
  /** `filename=…`, for Content-Disposition. */
  fileName: string
  /** How many bytes are to come, where it was said. */
  bytes?: number
}

interface Expected {
  media: Media
  requestId: string
  maxBytes: number
  /** Whether a part was asked for. */
  hasRange: boolean
  /** Whether a copy was asked about. */
  hasCopy: boolean
  redact: Redact
}

const nonsense = (detail: string) => new Refusal('bad-upstream', { billed: 'unknown', detail })

/** The head of the answer, made anew from what of the media host's can be believed. @throws {Refusal} bad-upstream */
export function fileHead(response: Response, expected: Expected): FileHead {
  const { status, headers: told } = response
  const { media, requestId, maxBytes, hasRange, hasCopy, redact } = expected
  const isPart = hasRange && (status === 206 || status === 416)
  if (status !== 200 && !isPart && !(hasCopy && status === 304)) throw nonsense(`HTTP ${status}`)
  if (!/^(identity)?$/.test(told.get('content-encoding') ?? '')) throw nonsense('compressed')
  const length = /^\d{1,15}$/.exec(told.get('content-length') ?? '')?.[0]
  const range = isPart ? partOf(told.get('content-range') ?? '') : undefined
  const bytes = status === 206 ? range?.bytes : length === undefined ? undefined : Number(length)
  if (status === 206 && !range?.bytes) throw nonsense('range')
  if ((range?.size ?? bytes ?? 0) > maxBytes) throw nonsense('too large')
  const isEmpty = status === 416 || status === 304
  const type = isEmpty ? 'application/octet-stream' : mediaTypeOf(told, media)
  const etag = told.get('etag') ?? ''
  const modified = told.get('last-modified') ?? ''
  const headers = {
    'content-type': type,
    // Kept by nobody but its browser, and not shown there either without asking: whoever signed out is to see it no more.
    'cache-control': 'private, no-cache',
    // A picture or film opened by itself shows; whatever else it may turn out to be does nothing.
    'content-security-policy':
      "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
    ...(told.get('accept-ranges') === 'bytes' && { 'accept-ranges': 'bytes' }),
    ...(range && { 'content-range': range.text }),
    ...(bytes !== undefined && !isEmpty && { 'content-length': String(bytes) }),
    ...(isEntityTag(etag) && redact(etag) === etag && { etag }),
    ...(isHttpDate(modified) && { 'last-modified': modified }),
  }
  return { headers, bytes, fileName: safeFileName(redact(media.fileName ?? ''), type, requestId) }
}

/** Content-Range, as of a part or, without `bytes`, of a refusal. */
function partOf(text: string): { text: string; bytes?: number; size?: number } | undefined {
  const [, first, last, size] = /^bytes (?:(\d{1,15})-(\d{1,15})|\*)\/(\d{1,15}|\*)$/.exec(text) ?? []
  if (size === undefined) return undefined
  const whole = size === '*' ? undefined : Number(size)
  if (first === undefined || last === undefined) return { text, size: whole }
  const bytes = Number(last) - Number(first) + 1
  return bytes > 0 && Number(last) < (whole ?? Infinity) ? { text, bytes, size: whole } : undefined
}

// Never anything with a plus in it: image/svg+xml is a page.
const mediaType = /^(?:video|image)\/[a-z\d.-]{1,40}$/
const unnamed = /^((application|binary)\/octet-stream)?$/

function mediaTypeOf(told: Headers, { kind, contentType }: Media): string {
  const plain = (type: string | null | undefined) => (type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const type = plain(told.get('content-type'))
  const known = unnamed.test(type) ? plain(contentType) : type
  const chosen = unnamed.test(known) ? (kind === 'video' ? 'video/mp4' : 'image/png') : known
  if (!mediaType.test(chosen) || chosen === 'image/svg') throw nonsense('content-type')
  return chosen
}
