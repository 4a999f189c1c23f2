import type { IntentRecord } from '../store/store.ts'

type State<Name extends IntentRecord['state']> = Extract<IntentRecord, { state: Name }>

export const sending = (): State<'sending'> => ({
  state: 'sending',
  claimId: crypto.randomUUID(),
  claimedAt: 1_795_176_000_123,
  deadlineAt: 1_795_176_305_123,
  fingerprint: 'wK1k_0w',
  modelId: 'kling-o1',
})

export const closed = (): State<'closed'> => ({
  state: 'closed',
  claimId: crypto.randomUUID(),
  claimedAt: 1_795_176_000_123,
})

/** What a claim is settled as. */
export const settled = {
  accepted: (claim: State<'sending'>): State<'accepted'> => ({
    ...claim,
    state: 'accepted',
    requestId: '2c7f59ea-13f1-402c-9353-915a2b5a2124',
  }),
  unknown: (claim: State<'sending'>): State<'unknown'> => ({ ...claim, state: 'unknown' }),
}
