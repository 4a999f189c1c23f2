import { type Answer, type PlainAnswer, refusalAnswer, toPlainAnswer } from './answer.ts'
import { type AskedFor, type Caller, findCaller } from '../caller/caller.ts'
import { checkOrigin, corsHeaders, preflightHeaders } from './origin.ts'
import { eventTypeOf, type ProxyEvent } from './hooks.ts'
import type { ProxyState, Visit } from './proxy-state.ts'
import { Refusal } from './refusal.ts'
import { bareId } from '../caller/seal.ts'

type WaitUntil = Visit['waitUntil']

const polling = new Set<ProxyEvent['action']>(['status', 'result', 'media', 'events'])

/** Answers one request. Never rejects. */
export async function respond(
  state: ProxyState,
  request: Request,
  waitUntil: WaitUntil,
): Promise<PlainAnswer> {
  const { clock } = state
  const startedAt = clock.monotonic()
  const event: ProxyEvent = {
    type: 'answered',
    traceId: crypto.randomUUID(),
    // Until now, whenever it is told.
    get durationMs() {
      return Math.round(clock.monotonic() - startedAt)
    },
  }
  let answer: Answer
  try {
    answer = await dispatch(state, request, event, waitUntil)
  } catch (error) {
    const refusal = error instanceof Refusal ? error : unexpected(state, request, event, error)
    event.code = refusal.code
    event.type = eventTypeOf(refusal.code)
    event.detail = refusal.facts.detail ?? event.detail
    answer = refusalAnswer(refusal, polling.has(event.action))
  }
  event.httpStatus = answer.httpStatus
  state.emit(event)
  const text = request.method === 'HEAD' ? null : state.redact(JSON.stringify(answer.body) ?? '')
  return toPlainAnswer(answer, text, { ...corsHeaders(request, state), 'x-request-id': event.traceId })
}

// A Request's address has been put in order already.
const pathOf = ({ url }: Request) => /^\w+:\/\/[^/]*(\/[^?#]*)/.exec(url)?.[1] ?? ''

/** The order in which a request may fail is fixed; see the design. */
async function dispatch(
  state: ProxyState,
  request: Request,
  event: ProxyEvent,
  waitUntil: WaitUntil,
): Promise<Answer> {
  const found = state.findRoute(pathOf(request))
  if (!found) throw new Refusal('not-found')
  const { route } = found
  const { modelId, intentId, requestId } = found.ids
  event.action = route.action
  const methods = route.verb === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS'
  if (!methods.split(', ').includes(request.method))
    throw new Refusal('method-not-allowed', { headers: { allow: methods } })
  checkOrigin(request, state)
  if (request.method === 'OPTIONS')
    return { httpStatus: 204, headers: { allow: methods, ...preflightHeaders(request, methods) } }
  if (route.action === 'health') return route.answer()
  const asked = { action: route.action, modelId, requestId: requestId && bareId(requestId) }
  const caller = await letIn(state, request, asked)
  event.callerId = caller.id
  const credentials = await state.credentials()
  Object.assign(event, { modelId, intentId })
  const visit = { request, caller, credentials, event, waitUntil }
  return route.answer(visit, requestId ?? intentId ?? modelId ?? '')
}

async function letIn(state: ProxyState, request: Request, asked: AskedFor) {
  let caller: Caller
  try {
    caller = await findCaller(state, request, asked)
  } catch (error) {
    if (error instanceof Refusal) throw error
    state.log(`authorize failed, so nobody is let in: ${String(error)}`)
    throw new Refusal('unauthorized', { detail: 'authorize failed' })
  }
  if (!request.bodyUsed) return caller
  state.log('authorize read the body of the request. Let it read request.clone() instead.')
  throw new Refusal('config')
}

// A fault of our own. Whether a submission had gone out by then is not known.
function unexpected(
  { log }: ProxyState,
  { method }: Request,
  { action }: ProxyEvent,
  error: unknown,
): Refusal {
  log(`The Kling proxy failed: ${String(error)}`)
  return new Refusal(method === 'POST' && action !== 'upload' ? 'outcome-unknown' : 'bad-upstream')
}
