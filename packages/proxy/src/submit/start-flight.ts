import { idsOf } from '../caller/caller.ts'
import type { Accepted, Flight, Order } from './flight.ts'
import { findRequestId } from './intent-record.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import { sendOnce } from './send-once.ts'

/** Sets an intent on its way. It goes on to its end, whoever waits or hangs up. */
export function startFlight(state: ProxyState, visit: Visit, order: Order): Flight {
  const [{ key, fingerprint }] = order.places
  const flight: Flight = { fingerprint, done: Promise.resolve().then(() => fly(state, visit, order, flight)) }
  state.flights.set(key, flight)
  for (const callerId of idsOf(visit.caller)) state.refusals.forget(callerId, order.intentId)
  const landed = flight.done
    .catch((error: unknown) => {
      if (error instanceof Refusal && error.code !== 'outcome-unknown')
        state.refusals.keep(visit.caller.id, order.intentId, error)
    })
    .then(() => flight.settling)
    .finally(() => state.flights.delete(key))
  visit.waitUntil?.(landed)
  return flight
}

async function fly(state: ProxyState, visit: Visit, order: Order, flight: Flight): Promise<Accepted> {
  let prepared: Prepared | Refusal | undefined
  try {
    for (;;) {
      const known = await findRequestId(state, order.places)
      if (known) return { requestId: known, isReplay: true }
      // Thrown only now: what another process has granted meanwhile is not refused here.
      if (prepared instanceof Refusal) throw prepared
      if (prepared) {
        const requestId = await sendOnce(state, visit, order, prepared, flight)
        if (requestId) return { requestId, isReplay: false }
      } else prepared = await prepare(state, visit, order).catch((error: unknown) => certain(state, error))
    }
  } finally {
    if (prepared && 'leave' in prepared) prepared.leave()
  }
}

// A fault before anything was sent leaves nothing unknown.
function certain({ log }: ProxyState, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  log(`The Kling proxy failed before it sent anything: ${String(error)}`)
  return new Refusal('config')
}
