import type { HttpAnswer } from '@kling-kit/spec'
import { within } from '../time/deadline.ts'
import { readText } from '../handler/read-text.ts'
import { Refusal } from '../handler/refusal.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'

/** How the proxy calls Segmind. `globalThis.fetch` fits, and so does `nodeFetch`, which never pays over a used connection. */
export interface UpstreamFetch {
  (url: string, init: UpstreamInit): Promise<Response>
  /** The same with its body read. Called in its place where there is one, for to make and to read a Response takes longer than to ask. */
  readWhole?(url: string, init: UpstreamInit): Promise<WholeAnswer>
}

export interface WholeAnswer {
  status: number
  /** By their names in lower case. */
  headers: ReadonlyMap<string, string>
  bytes: Uint8Array<ArrayBuffer>
}

export interface UpstreamInit {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  redirect: 'manual'
  signal: AbortSignal
}

// Failures before the first byte of a request can have left: no name, no connection, no trusted certificate.
const unsent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|ERR_TLS_CERT_ALTNAME_INVALID|connect|getaddrinfo)$/

interface NetworkError {
  code?: unknown
  syscall?: unknown
  /** Set by `nodeFetch`, which sees the connection. */
  isUnsent?: boolean
  cause?: NetworkError
}

/** No answer that can be read. `billed: 'no'` says that nothing can have arrived. */
function failure(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const outer = (error ?? {}) as NetworkError
  const { code, syscall, isUnsent } = outer.code ? outer : (outer.cause ?? outer)
  const isCertain = isUnsent || unsent.test(String(code)) || unsent.test(String(syscall))
  return new Refusal('upstream-unreachable', {
    billed: isCertain ? 'no' : 'unknown',
    detail: /^\w{1,40}$/.exec(String(code ?? 'network'))?.[0],
  })
}

const nonsense = (detail: string) => new Refusal('bad-upstream', { billed: 'unknown', detail })

/** One call to Segmind, never repeated, no redirect followed. With a body it is a POST. @throws {Refusal} */
export async function callUpstream(
  { clock, fetch, maxResponseBytes }: ProxyState,
  { credentials: { apiKey, redact }, event }: Omit<Visit, 'request'>,
  url: string,
  timeoutMs: number,
  body?: string,
): Promise<HttpAnswer> {
  const abort = new AbortController()
  const { signal } = abort
  const startedAt = clock.monotonic()
  const exchange = async (): Promise<HttpAnswer> => {
    const headers: Record<string, string> = {
      'x-api-key': apiKey,
      accept: 'application/json',
      'user-agent': 'kling-kit-proxy',
    }
    if (body) headers['content-type'] = 'application/json'
    const method = body ? 'POST' : 'GET'
    const init: UpstreamInit = { method, headers, body, redirect: 'manual', signal }
    const response = await (fetch.readWhole ?? fetch)(url, init)
    // A browser shows a redirect it did not follow as status 0.
    const httpStatus = response.status || 302
    event.detail = `HTTP ${httpStatus}`
    if (httpStatus < 200 || httpStatus > 599) throw nonsense('status')
    const answer = { httpStatus, headers: readableHeaders(response) }
    if (httpStatus > 299 && httpStatus < 400) {
      if ('body' in response) void response.body?.cancel().catch(() => {})
      return { ...answer, body: undefined }
    }
    const text = await textOf(response, maxResponseBytes, signal)
    // Words are shortened, and what is left of a key that was cut is as good as the key. Addresses and ids stay what they were.
    return { ...answer, ...parse(httpStatus < 300 ? text : redact(text)) }
  }
  try {
    return await within(clock, timeoutMs, exchange(), () => failure({ code: 'timeout' }))
  } catch (error) {
    abort.abort()
    throw failure(error)
  } finally {
    event.upstreamMs = Math.round(clock.monotonic() - startedAt)
  }
}

const decoder = new TextDecoder()

const readableHeaders = ({ headers }: Response | WholeAnswer): HttpAnswer['headers'] => ({
  get: (name) => headers.get(name) ?? null,
})

async function textOf(
  answer: Response | WholeAnswer,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  if ('body' in answer)
    return readText(answer.body, maxBytes, signal, false).catch((error: unknown) => {
      throw error instanceof Refusal ? nonsense('too large') : error
    })
  if (answer.bytes.byteLength > maxBytes) throw nonsense('too large')
  return decoder.decode(answer.bytes)
}

function parse(text: string): Pick<HttpAnswer, 'body' | 'text'> {
  try {
    return { body: JSON.parse(text) }
  } catch {
    return { body: undefined, text: text.slice(0, 2000) }
  }
}
