import { type Answer, html, json } from './answer.ts'
import type { Fault } from './fault.ts'

const anotherId = '00000000-0000-4000-8000-000000000000'

function without(body: Record<string, unknown>, ...keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)))
}

function minimal({ status, request_id, output, poll_url }: Record<string, unknown>): Record<string, unknown> {
  if (poll_url !== undefined) return { request_id }
  return output === undefined ? { status } : { status, output }
}

function withBalance(body: Record<string, unknown>): Record<string, unknown> {
  const metrics = typeof body.metrics === 'object' ? body.metrics : {}
  return { ...body, remaining_credits: 42.83, metrics: { ...metrics, remaining_credits: 42.83 } }
}

/** JSON text with a field that no object of ours can hold. */
function withText(answer: Answer, body: Record<string, unknown>, field: string): Answer {
  return { ...answer, body: JSON.stringify(body).replace(/\}$/, `,${field}}`) }
}

/** The right answer as a fault bends it; as it is when the fault is not of that sort. */
export function reshaped(fault: Fault, answer: Answer): Answer {
  switch (fault.type) {
    case 'wrong-schema':
      return json(200, { ok: true, jobs: [{ state: 3 }] })
    case 'empty':
      return { status: 200, headers: {} }
    case 'not-json':
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'OK' }
    case 'login-page':
      return html(200, 'Sign in')
    case 'truncate':
      return { ...answer, body: textOf(answer).slice(0, textOf(answer).length / 2) }
    default:
  }
  const { body } = answer
  if (typeof body !== 'object' || body instanceof Uint8Array) return answer
  switch (fault.type) {
    case 'huge-body':
      return { ...answer, body: { ...body, padding: ' '.repeat(fault.bytes ?? 8 * 2 ** 20) } }
    case 'deep-json': {
      const depth = fault.depth ?? 10_000
      return withText(answer, body, `"deep":${'['.repeat(depth)}${']'.repeat(depth)}`)
    }
    case 'prototype-keys':
      return withText(
        answer,
        body,
        '"__proto__":{"status":"COMPLETED"},"constructor":{"prototype":{"polluted":true}}',
      )
    case 'other-id':
      return { ...answer, body: { ...body, request_id: anotherId } }
    case 'invalid-id':
      return { ...answer, body: { ...body, request_id: fault.id ?? '../../v1/get-user-credits?' } }
    case 'missing-id':
      return { ...answer, body: without(body, 'request_id') }
    case 'minimal':
      return { ...answer, body: minimal(body) }
    case 'unknown-status':
      return { ...answer, body: { ...body, status: fault.status ?? 'THROTTLED' } }
    case 'backwards':
      return json(200, { status: 'QUEUED', request_id: body.request_id, metrics: {} })
    case 'leak-balance':
      return { ...answer, body: withBalance(body) }
    case 'failed-under-200':
      return { ...answer, status: 200 }
    case 'error-object':
      return { ...answer, body: { ...body, error: { message: body.error } } }
    case 'output':
      return { ...answer, body: { ...without(body, 'video', 'images'), output: fault.value } }
    case 'no-media':
      return { ...answer, body: { ...without(body, 'video', 'images'), output: null } }
    default:
      return answer
  }
}

function textOf({ body }: Answer): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? {})
}
