import type { Clock } from '../time/clock.ts'
import { within } from '../time/deadline.ts'
import { type JsonBody, parseJsonBody } from './json-body.ts'
import type { ProxyState } from './proxy-state.ts'
import { type ByteStream, readText } from './read-text.ts'
import { Refusal } from './refusal.ts'

interface BodyRules<Content> {
  type: RegExp
  maxBytes: number
  bodyMs: number
  clock: Clock
  read(body: ByteStream, signal: AbortSignal): Promise<Content>
}

/** The body of a request. @throws {Refusal} unsupported-media-type, payload-too-large; invalid-json when it breaks off or is late */
export async function readBody<Content>(
  { headers, body }: Request,
  { type, maxBytes, bodyMs, clock, read }: BodyRules<Content>,
): Promise<Content> {
  const isPlain = /^(identity)?$/.test(headers.get('content-encoding') ?? '')
  if (!isPlain || !type.test(headers.get('content-type') ?? '')) throw new Refusal('unsupported-media-type')
  // Believed only when it is too large: the sender chose it.
  if (Number(headers.get('content-length')) > maxBytes) throw new Refusal('payload-too-large')
  const stop = new AbortController()
  const late = () => new Refusal('invalid-json')
  try {
    return await within(clock, bodyMs, read(body, stop.signal), late)
  } catch (error) {
    stop.abort()
    throw error instanceof Refusal ? error : late()
  }
}

const json = /^application\/json(\s*;\s*charset="?utf-8"?)?$/i

/** The JSON of a request. @throws {Refusal} unsupported-media-type, payload-too-large, invalid-json */
export async function readJsonBody(
  { clock, maxBodyBytes: maxBytes, bodyMs }: ProxyState,
  request: Request,
): Promise<JsonBody> {
  const read = (body: ByteStream, signal: AbortSignal) => readText(body, maxBytes, signal, true)
  return parseJsonBody(await readBody(request, { type: json, maxBytes, bodyMs, clock, read }))
}
