import { intentIdPattern } from '@kling-kit/spec'
import { acceptedAnswer } from './accepted-answer.ts'
import type { Answer } from '../handler/answer.ts'
import { idsOf } from '../caller/caller.ts'
import { within } from '../time/deadline.ts'
import { digest } from '../caller/digest.ts'
import type { Flight, Order, Place } from './flight.ts'
import { eventTypeOf } from '../handler/hooks.ts'
import { intentKey } from './intent-record.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import { readJsonBody } from '../handler/request-body.ts'
import { startFlight } from './start-flight.ts'

/** `POST /v2/{model}`: the one route that costs money, at most once per intent. */
export async function submit(state: ProxyState, visit: Visit, modelId: string): Promise<Answer> {
  const order = await readOrder(state, visit, modelId)
  const joined = joinFlight(state, order)
  const flight = joined ?? startFlight(state, visit, order)
  const accepted = await within(state.clock, state.upstreamMs, flight.done, () => {
    if (!joined) reportLate(state, visit, flight)
    return new Refusal('in-flight')
  })
  return acceptedAnswer(state, visit, accepted.requestId, accepted.isReplay || !!joined)
}

async function readOrder(state: ProxyState, visit: Visit, modelId: string): Promise<Order> {
  const intentId = visit.request.headers.get('idempotency-key') ?? ''
  // Two dots could not stand in the address that asks about it.
  if (!intentIdPattern.test(intentId) || intentId.includes('..')) throw new Refusal('intent-required')
  visit.event.intentId = intentId
  const { value, canonical } = await readJsonBody(state, visit.request)
  const placeOf = async (callerId: string): Promise<Place> => ({
    key: intentKey(callerId, intentId),
    fingerprint: await digest(callerId, modelId, canonical),
  })
  const places = (await Promise.all(idsOf(visit.caller).map(placeOf))) as [Place, ...Place[]]
  // A model may have a field of this name; what else stands there is for the app's own functions.
  if (state.models.get(modelId)?.fields.metadata) return { modelId, intentId, input: value, places }
  const { metadata, ...input } = value
  return { modelId, intentId, input, metadata, places }
}

function joinFlight({ flights }: ProxyState, { places }: Order): Flight | undefined {
  for (const { key, fingerprint } of places) {
    const flight = flights.get(key)
    if (flight && flight.fingerprint !== fingerprint) throw new Refusal('intent-reused')
    if (flight) return flight
  }
  return undefined
}

/** The event of an outcome that came after its caller had been answered. */
function reportLate({ emit }: ProxyState, { event }: Visit, { done }: Flight) {
  done.then(
    ({ requestId }) => emit({ ...event, type: 'accepted', code: undefined, requestId, isLate: true }),
    ({ code }: Refusal) => emit({ ...event, type: eventTypeOf(code), code, isLate: true }),
  )
}
