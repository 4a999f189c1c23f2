import { createSimulator, createVirtualClock, type SimulatorOptions } from '@kling-kit/simulator'
import { simulatorApiKey } from '@kling-kit/spec'
import { createKlingProxy } from '../create-kling-proxy.ts'
import type { ProxyEvent } from '../handler/hooks.ts'
import { memoryStore } from '../store/memory-store.ts'
import type { ProxyOptions } from '../proxy-options.ts'
import { settle, until } from './settle.ts'

export interface Reply {
  status: number
  headers: Headers
  body: Record<string, unknown>
  text: string
}

export interface SubmitOptions {
  intentId?: string
  user?: string
  model?: string
  headers?: Record<string, string>
}

export const base = 'https://app.example/api/kling'
export const boat = { prompt: 'a paper boat' }

let intents = 0
export const newIntentId = () => `intent-${++intents}-${'0'.repeat(16)}`

/** A proxy over a simulator, where time passes only when told. The header `x-user` says who asks; without it: ada. */
export function createWorld(
  options: Partial<ProxyOptions> = {},
  { script, ...simulation }: SimulatorOptions = {},
) {
  const clock = createVirtualClock(undefined, { settle })
  const simulator = createSimulator({ clock, latency: 'manual', script, ...simulation })
  const events: ProxyEvent[] = []
  const logs: string[] = []
  const create = (more: Partial<ProxyOptions> = {}) =>
    createKlingProxy({
      authorize: (request) => ({ id: request.headers.get('x-user') ?? 'ada' }),
      store,
      apiKey: simulatorApiKey,
      fetch: simulator.fetch,
      clock,
      log: (sentence) => logs.push(sentence),
      onEvent: (event) => events.push(event),
      ...options,
      ...more,
    })
  const store = options.store ?? memoryStore({ clock })
  const proxy = create()

  const ask = async (request: Request, to = proxy): Promise<Reply> => readReply(await to(request))
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    ask(new Request(base + path, { method, headers }))
  const post = (path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    ask(new Request(base + path, { method: 'POST', headers, body, duplex: 'half' } as RequestInit))
  const submit = (
    input: unknown = boat,
    { intentId = newIntentId(), user = 'ada', model = 'kling-o3-text2video', headers }: SubmitOptions = {},
    to = proxy,
  ) =>
    ask(
      new Request(`${base}/v2/${model}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': intentId,
          'x-user': user,
          ...headers,
        },
        body: typeof input === 'string' ? input : JSON.stringify(input),
      }),
      to,
    )
  return { clock, simulator, proxy, create, store, events, logs, ask, get, post, submit, until }
}

export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text()
  let body: Record<string, unknown> = {}
  try {
    body = JSON.parse(text) as Record<string, unknown>
  } catch {}
  return { status: response.status, headers: response.headers, body, text }
}
