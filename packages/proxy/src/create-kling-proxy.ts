import { requestIdPattern } from '@kling-kit/spec'
import { environment } from './caller/credentials.ts'
import { type PlainAnswer, toResponse } from './handler/answer.ts'
import { mountRoutes } from './handler/mount-routes.ts'
import type { ProxyOptions } from './proxy-options.ts'
import { createProxyState } from './handler/proxy-state.ts'
import { respond } from './handler/respond.ts'
import { settingsOf } from './handler/settings.ts'

type Handler = (request: Request) => Promise<Response>

/** The host's, where it has one: its `waitUntil` keeps it alive for a submission whose caller left. */
interface HostContext {
  waitUntil?(work: Promise<unknown>): void
}

/** Answers requests under `basePath`. Carries its methods by name for routers that want them so. */
export interface KlingProxy {
  (request: Request, context?: HostContext): Promise<Response>
  GET: Handler
  POST: Handler
  HEAD: Handler
  OPTIONS: Handler
  /** The answer before it becomes a `Response`: what `toNodeListener` sends. */
  answer(request: Request, context?: HostContext): Promise<PlainAnswer>
  /** The id under which this caller may ask for a request, as a browser gets it. */
  seal(requestId: string, callerId: string): Promise<string>
}

/**
 * Guards the API key and pays at most once per intent, between browsers and Segmind.
 * @throws {Error} for an option that cannot work, and in a web page unless the key is the simulator's.
 */
export function createKlingProxy(options: ProxyOptions): KlingProxy {
  const state = createProxyState(settingsOf(options))
  mountRoutes(state)
  if (!state.store.durable && environment('NODE_ENV') === 'production')
    state.log(
      'The Kling proxy keeps intents in memory: fit for one process, and until it restarts. Give several a shared store.',
    )
  const waitUntil = options.waitUntil?.bind(options)
  const answer: KlingProxy['answer'] = (request, context) =>
    respond(state, request, context?.waitUntil?.bind(context) ?? waitUntil)
  // What routers give beside a request is no context of ours.
  const handle: Handler = async (request) => toResponse(await answer(request))
  return Object.assign(
    (async (request, context) => toResponse(await answer(request, context))) as KlingProxy,
    {
      answer,
      GET: handle,
      POST: handle,
      HEAD: handle,
      OPTIONS: handle,
      async seal(requestId: string, callerId: string) {
        if (!requestIdPattern.test(requestId))
          throw new Error('seal needs a bare request id, as Segmind gave it.')
        return (await state.credentials()).seals.seal(requestId, callerId)
      },
    },
  )
}
