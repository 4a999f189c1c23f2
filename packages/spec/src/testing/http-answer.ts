import type { HttpAnswer } from '../wire/wire.ts'

/** An HTTP answer: an object is JSON, a string is what came in its place. */
export function httpAnswer(
  httpStatus: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const lowered = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    httpStatus,
    headers: { get: (name) => lowered.get(name.toLowerCase()) ?? null },
    ...(typeof body === 'string' ? { body: undefined, text: body } : { body }),
  }
}
