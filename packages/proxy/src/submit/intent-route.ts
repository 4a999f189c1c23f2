import { acceptedAnswer } from './accepted-answer.ts'
import type { Answer } from '../handler/answer.ts'
import { idsOf } from '../caller/caller.ts'
import { closedTtlMs, intentKey, readRecord, requestIdOf } from './intent-record.ts'
import { type ProxyState, type Visit, withStore } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import type { IntentRecord } from '../store/store.ts'

/** `GET /v2/intents/{id}`: what became of it. Never asks Segmind, never counts. */
export async function askIntent(state: ProxyState, visit: Visit, intentId: string): Promise<Answer> {
  const keys = keysOf(visit, intentId)
  const underWay = flightId(state, keys)
  if (underWay) return acceptedAnswer(state, visit, underWay, true)
  const record = await readRecord(state, keys, 'unknown')
  if (record) return recordAnswer(state, visit, record)
  const refused = idsOf(visit.caller).map((callerId) => state.refusals.find(callerId, intentId))
  throw refused.find(Boolean) ?? new Refusal('unknown-intent')
}

/** `POST /v2/intents/{id}/close`: nobody can claim it any more. What was claimed before is answered as it is. */
export async function closeIntent(state: ProxyState, visit: Visit, intentId: string): Promise<Answer> {
  const keys = keysOf(visit, intentId)
  const underWay = flightId(state, keys)
  if (underWay) return acceptedAnswer(state, visit, underWay, true)
  const known = await readRecord(state, keys, 'unknown')
  if (known && known.state !== 'closed') return recordAnswer(state, visit, known)
  // It takes a place in the store, as a submission does. What became of the intent is not known by this.
  state.window.countSubmit(visit.caller, 'unknown')
  const closed: IntentRecord = { state: 'closed', claimId: crypto.randomUUID(), claimedAt: state.clock.now() }
  // Earlier ids, too, and first of all: a copy may have come, or come yet, under one of them.
  for (const key of keys.toReversed()) {
    const existing = await withStore(state, (store) => store.claim(key, closed, closedTtlMs), 'unknown')
    if (existing && existing.state !== 'closed') return recordAnswer(state, visit, existing)
  }
  return recordAnswer(state, visit, closed)
}

const keysOf = ({ caller }: Visit, intentId: string) =>
  idsOf(caller).map((callerId) => intentKey(callerId, intentId))

function flightId({ flights }: ProxyState, keys: readonly string[]): string | undefined {
  const flight = keys.map((key) => flights.get(key)).find(Boolean)
  if (!flight) return undefined
  const { outcome = new Refusal('in-flight') } = flight
  if (typeof outcome === 'string') return outcome
  throw outcome
}

const neverSent = 'This intent was never sent and is closed now. Nothing was charged. Submit with a new one.'

function recordAnswer(state: ProxyState, visit: Visit, record: IntentRecord): Promise<Answer> {
  if (record.state !== 'closed')
    return acceptedAnswer(state, visit, requestIdOf(record, state.clock.now()), true)
  // Another process may have sent it, unless all of them share what they know.
  const certainty = { billed: 'no', isNeverSent: true, message: neverSent } as const
  throw new Refusal('unknown-intent', state.store.durable ? certainty : undefined)
}
