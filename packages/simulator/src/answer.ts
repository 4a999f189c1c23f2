/** An HTTP answer before it is put on a wire. An object is JSON. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer> | Record<string, unknown>
}

export function json(
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body }
}

export function html(status: number, title: string, headers: Record<string, string> = {}): Answer {
  const page = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: page }
}

/** Segmind's envelope for everything it refuses. */
export function refusal(status: number, error: string, headers?: Record<string, string>): Answer {
  return json(status, { error }, headers)
}

export function bodyBytes({ body }: Answer): Uint8Array<ArrayBuffer> {
  if (body === undefined) return new Uint8Array()
  if (body instanceof Uint8Array) return body
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
}

/** The `status` in a body of JSON. */
export function statusOf({ body }: Answer): string | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return undefined
  return typeof body.status === 'string' ? body.status : undefined
}
