import type { Answer } from './answer.ts'
import { type ProxyState, withStore } from './proxy-state.ts'
import { Refusal } from './refusal.ts'
import type { IntentRecord } from '../store/store.ts'

const freshMs = 5000
// Where a store's own rules let intents in; no intent's key has one slash only.
const key = 'kling-intent/health'

/**
 * `GET /v2/health`: whether a submission would find a key and a store that takes claims. Anybody may ask, so it tells
 * nothing of the account, asks nothing of Segmind, and looks once in five seconds however often it is asked.
 */
export function createHealth(state: ProxyState): () => Promise<Answer> {
  const { clock } = state
  let seen: Promise<Answer> | undefined
  let staleAt = 0
  return () => {
    if (seen && clock.monotonic() < staleAt) return seen
    staleAt = clock.monotonic() + freshMs
    return (seen = look(state))
  }
}

async function look(state: ProxyState): Promise<Answer> {
  try {
    await state.credentials()
  } catch {
    // The name of what is missing is for those whom `authorize` lets in.
    throw new Refusal('config')
  }
  const claim: IntentRecord = { state: 'closed', claimId: 'health', claimedAt: state.clock.now() }
  // Not read(): a full store and a replica can be read. Another process's claim is as good an answer.
  await withStore(state, (store) => store.claim(key, claim, freshMs))
  return { httpStatus: 200, body: { status: 'ok' } }
}
