import type { HttpAnswer } from '@kling-kit/spec'

const maxBytes = 1_048_576

/** Reads an answer of at most 1 MiB. Rejects when it breaks off; what is too long or not JSON has no `body`. */
export async function readAnswer(response: Response): Promise<HttpAnswer> {
  const { status: httpStatus, headers } = response
  const text = await readText(response)
  const body = parseJson(text)
  return body === undefined
    ? { httpStatus, headers, body, text: text.slice(0, 500) }
    : { httpStatus, headers, body }
}

async function readText({ body }: Response): Promise<string> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  while (true) {
    const { done, value } = await reader.read()
    if (done) return text
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      return ''
    }
    text += decoder.decode(value, { stream: true })
  }
}

export function parseJson(text: string): unknown {
  try {
    // Only where there may be one: with a reviver the parser takes four times as long.
    return JSON.parse(text, /__proto__|\\u/.test(text) ? withoutProto : undefined)
  } catch {
    return undefined
  }
}

// An own `__proto__` becomes an inherited one as soon as somebody copies the object.
const withoutProto = (key: string, value: unknown) => (key === '__proto__' ? undefined : value)

export const objectOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
