import type { Refusal } from './refusal.ts'

export type Redact = (text: string) => string

export interface Answer {
  httpStatus?: number
  body?: Record<string, unknown>
  headers?: Record<string, string>
  /** The bytes of a file, in place of a body. */
  file?: ReadableStream<Uint8Array<ArrayBuffer>>
}

export function refusalAnswer({ code, message, facts }: Refusal): Answer {
  const { httpStatus, billed, issues, isNeverSent, retryAfterMs, headers } = facts
  const body = { error: message, code, billed, retry_after_ms: retryAfterMs, issues, never_sent: isNeverSent }
  const hint = retryAfterMs && { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }
  return { httpStatus, body, headers: { ...headers, ...hint } }
}

// Every header of an answer is made here or named by the proxy: nothing of the upstream's is copied as it came.
export function toResponse(
  { httpStatus: status, body, file, headers }: Answer,
  text: string | null,
): Response {
  return new Response(file ?? (body && text), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      ...headers,
    },
  })
}
