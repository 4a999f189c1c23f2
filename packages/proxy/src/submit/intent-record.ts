import type { Billed } from '@kling-kit/spec'
import type { Place } from './flight.ts'
import { pause } from '../time/deadline.ts'
import { type ProxyState, withStore } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import type { IntentRecord } from '../store/store.ts'

const lookAgainMs = 500

const dayMs = 24 * 3_600_000
export const claimTtlMs = 7 * dayMs
/** As long as a late copy of a request can still be on its way, and longer. */
export const closedTtlMs = dayMs

/** The key of an intent in the store. Intent ids hold no slash, so no two callers share one. */
export const intentKey = (callerId: string, intentId: string) => `kling-intent/${callerId}/${intentId}`

/** What is known of an intent, whichever of its keys it stands under. That one of them was closed says least. */
export async function readRecord(
  state: ProxyState,
  keys: readonly string[],
  billed?: Billed,
): Promise<IntentRecord | undefined> {
  let found: IntentRecord | undefined
  for (const key of keys) {
    found = (await withStore(state, (store) => store.read(key), billed)) ?? found
    if (found && found.state !== 'closed') break
  }
  return found
}

/** The id of an accepted intent. @throws {Refusal} for every other record. */
export function requestIdOf(record: IntentRecord, now: number): string {
  if (record.state === 'accepted') return record.requestId
  if (record.state === 'closed') throw new Refusal('intent-closed')
  throw new Refusal(record.state === 'sending' && now < record.deadlineAt ? 'in-flight' : 'outcome-unknown')
}

/**
 * The id this intent was answered with before, or undefined when nobody has claimed it. While another process sends, looks
 * again until that one is done. @throws {Refusal} intent-reused, intent-closed, outcome-unknown
 */
export async function findRequestId(
  state: ProxyState,
  places: readonly Place[],
): Promise<string | undefined> {
  const { clock } = state
  const keys = places.map(({ key }) => key)
  let seen: IntentRecord | undefined
  for (;;) {
    const record = await readRecord(state, keys).catch((error: unknown) => {
      // Once somebody was seen to send it, a store that is out of reach for a moment makes nothing certain.
      if (!seen) throw error
      return seen
    })
    if (!record) return undefined
    if (record.state !== 'closed' && !places.some(({ fingerprint }) => fingerprint === record.fingerprint))
      throw new Refusal('intent-reused')
    if (record.state !== 'sending' || clock.now() >= record.deadlineAt)
      return requestIdOf(record, clock.now())
    seen = record
    await pause(clock, lookAgainMs)
  }
}
