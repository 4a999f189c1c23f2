import { toNodeListener } from '../node/to-node-listener.ts'
import { readReply } from './create-world.ts'
import type { createGuardedWorld } from './guarded-world.ts'
import { exchangeRaw, parseRaw, portOf, rawRequest, serve } from './raw-socket.ts'

type GuardedWorld = Awaited<ReturnType<typeof createGuardedWorld>>

export interface Attempt {
  method: string
  path: string
  headers: readonly (readonly [name: string, value: string])[]
  body?: string | Uint8Array
}

export interface Outcome {
  /** 0 where the connection ended without an answer. */
  status: number
  /** All of the answer. */
  said: string
  /** The path as it came in. */
  path: string
}

/** Undefined for what cannot be sent this way. */
export type WayIn = (attempt: Attempt) => Promise<Outcome | undefined>

const hasBody = (method: string) => method !== 'GET' && method !== 'HEAD'

/** As a `Request`, with a path that a URL parser has tidied up. */
function overHandler(world: GuardedWorld): WayIn {
  return async ({ method, path, headers, body }) => {
    const request = tryTo(
      () =>
        new Request(new URL(`https://app.example/${path.replace(/^\//, '')}`), {
          method,
          headers: allowedHeaders(headers),
          body: hasBody(method) ? (body as BodyInit) : undefined,
        }),
    )
    if (!request) return undefined
    const { status, headers: answered, text } = await readReply(await world.proxy(request))
    const said = JSON.stringify([...answered]) + text
    return { status, said, path: new URL(request.url).pathname }
  }
}

/** Those that `Headers` takes. */
function allowedHeaders(pairs: Attempt['headers']): Headers {
  const headers = new Headers()
  for (const [name, value] of pairs) tryTo(() => headers.append(name, value))
  return headers
}

function tryTo<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** As bytes on a connection, whatever they are. One that never ends is a test that never ends. */
async function overSocket(world: GuardedWorld): Promise<WayIn> {
  const port = portOf(await serve(toNodeListener(world.proxy)))
  return async ({ method, path, headers, body }) => {
    const bytes = rawRequest(method, path, headers, hasBody(method) ? body : undefined)
    const answer = await exchangeRaw(port, bytes, 3_600_000)
    const said = answer.replace('HTTP/1.1 100 Continue\r\n\r\n', '')
    // More than one space around it is HTTP's own leniency.
    const target = path.replace(/^ +| +$/g, '')
    return { status: parseRaw(said).status, said, path: target.split('?')[0] ?? '' }
  }
}

export const waysIn = { 'the handler': overHandler, 'a raw socket': overSocket } as const
