import type { Refusal } from './refusal.ts'
import { refusalMessage } from './refusal-messages.ts'

export type Redact = (text: string) => string

export interface Answer {
  httpStatus?: number
  body?: Record<string, unknown>
  headers?: Record<string, string>
  /** The bytes of a file, in place of a body. */
  file?: ReadableStream<Uint8Array<ArrayBuffer>>
}

/** `isPoll`: its sentence is about a question, and says nothing of what the job costs. */
export function refusalAnswer({ code, message, facts }: Refusal, isPoll?: boolean): Answer {
  const { httpStatus, billed, issues, isNeverSent, retryAfterMs, headers } = facts
  const error = isPoll && !facts.message ? refusalMessage(code, 'asked', facts.told) : message
  const body = { error, code, billed, retry_after_ms: retryAfterMs, issues, never_sent: isNeverSent }
  const hint = retryAfterMs && { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }
  return { httpStatus, body, headers: { ...headers, ...hint } }
}

/** An answer as it is sent, for those who can send it without a `Response`. */
export interface PlainAnswer {
  status: number
  /** By their names in lower case. */
  headers: Record<string, string>
  content: string | ReadableStream<Uint8Array<ArrayBuffer>> | null
}

// Every header of an answer is made here or named by the proxy: nothing of the upstream's is copied as it came.
export function toPlainAnswer(
  { httpStatus: status = 200, body, file, headers }: Answer,
  text: string | null,
  added: Record<string, string>,
): PlainAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      ...headers,
      ...added,
    },
    content: file ?? (body ? text : null),
  }
}

export const toResponse = ({ content, ...head }: PlainAnswer) => new Response(content, head)
