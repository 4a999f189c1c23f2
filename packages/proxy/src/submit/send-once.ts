import { decodeSubmitAnswer } from '@kling-kit/spec'
import { keepTrying, within } from '../time/deadline.ts'
import type { Flight, Order, Place } from './flight.ts'
import { claimTtlMs } from './intent-record.ts'
import type { Prepared } from './prepare.ts'
import { type ProxyState, type Visit, withStore } from '../handler/proxy-state.ts'
import { sendWithinQuota } from './quota.ts'
import { Refusal } from '../handler/refusal.ts'
import type { IntentRecord, KlingStore } from '../store/store.ts'
import { callUpstream } from '../upstream/upstream.ts'
import { refusalOf } from '../upstream/wire-refusal.ts'

/** Claims the intent and sends it, or resolves with undefined when somebody else has claimed it. Never sends twice. */
export async function sendOnce(
  state: ProxyState,
  visit: Visit,
  { modelId, places }: Order,
  prepared: Prepared,
  flight: Flight,
): Promise<string | undefined> {
  const { clock, quota, readMs, storeMs } = state
  const claimedAt = clock.now()
  const claimId = crypto.randomUUID()
  const deadlineAt = claimedAt + readMs + storeMs * (places.length + (quota ? 1 : 0))
  const claim = { claimId, claimedAt, deadlineAt, modelId }
  const inAllPlaces = (step: (store: KlingStore, place: Place) => Promise<void>) =>
    withStore(state, async (store) => void (await Promise.all(places.map((place) => step(store, place)))))
  const release = () => inAllPlaces((store, { key }) => store.release(key, claimId))
  const releaseInTheEnd = () => release().catch(() => void keepTrying(clock, release))

  try {
    // Under earlier ids, too, and first: a copy from before signing in may come yet.
    for (const { key, fingerprint } of places.toReversed()) {
      const record: IntentRecord = { ...claim, fingerprint, state: 'sending' }
      const existing = await withStore(state, (store) => store.claim(key, record, claimTtlMs))
      if (!existing || existing.claimId === claimId) continue
      await releaseInTheEnd()
      return undefined
    }
  } catch (error) {
    // The claim may have been made although nobody said so.
    void releaseInTheEnd()
    throw error
  }

  const outcome = await sendWithinQuota(state, visit, prepared.submission, () =>
    send(state, visit, modelId, prepared.body),
  )
  if (outcome instanceof Refusal && outcome.code !== 'outcome-unknown') {
    await releaseInTheEnd()
    throw outcome
  }
  flight.outcome = outcome
  const end =
    typeof outcome === 'string'
      ? ({ state: 'accepted', requestId: outcome } as const)
      : ({ state: 'unknown' } as const)
  const settle = () =>
    inAllPlaces((store, { key, fingerprint }) => store.settle(key, { ...claim, fingerprint, ...end }))
  await settle().catch(() => {
    state.emit({ ...visit.event, type: 'trouble', detail: 'store failed at settle' })
    flight.settling = keepTrying(clock, settle)
  })
  if (typeof outcome !== 'string') throw outcome
  await announce(state, visit, prepared, outcome)
  return outcome
}

/** The one paid call. Resolves with the request id, with a refusal that is certain, or with `outcome-unknown`. */
async function send(
  state: ProxyState,
  visit: Visit,
  modelId: string,
  body: string,
): Promise<string | Refusal> {
  try {
    const http = await callUpstream(
      state,
      visit,
      `${visit.credentials.upstream}/v2/${modelId}`,
      state.readMs,
      body,
    )
    const answer = decodeSubmitAnswer(http, { from: 'segmind', now: state.clock.now() })
    if (answer.type === 'refused') return refusalOf(answer.error)
    // An upstream that gives our key for an id is not to be repeated, neither to stores nor to hooks.
    if (answer.type === 'accepted' && state.redact(answer.requestId) === answer.requestId)
      return answer.requestId
  } catch (error) {
    if (error instanceof Refusal) {
      visit.event.detail = error.facts.detail
      if (error.facts.billed === 'no') return error
    }
  }
  return new Refusal('outcome-unknown')
}

/** Tells the app, once per intent. Waits for it a moment; it may take longer, and it cannot fail the submission. */
async function announce(state: ProxyState, visit: Visit, { submission }: Prepared, requestId: string) {
  const { onAccepted, clock, acceptedMs } = state
  if (!onAccepted) return
  const told = (async () => onAccepted({ ...submission, requestId }))().catch((error: unknown) => {
    state.log(`onAccepted failed for request ${requestId}: ${String(error)}`)
    state.emit({ ...visit.event, type: 'trouble', requestId, detail: 'onAccepted failed' })
  })
  visit.waitUntil?.(told)
  await within(clock, acceptedMs, told).catch(() => {})
}
