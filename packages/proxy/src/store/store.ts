interface RecordBase {
  /** Random, one per claim: what tells a claim of now from an earlier one on the same key. */
  claimId: string
  /** Ms since the epoch. */
  claimedAt: number
}

interface SentRecord extends RecordBase {
  /** Digest of caller, model and body. The input itself is never stored. */
  fingerprint: string
  modelId: string
  /** Ms since the epoch. A record still `sending` after it is of a process that died: its outcome is unknown. */
  deadlineAt: number
}

/** What became of one intent. JSON, a few hundred bytes. */
export type IntentRecord =
  | (SentRecord & { state: 'sending' })
  | (SentRecord & { state: 'accepted'; requestId: string })
  | (SentRecord & { state: 'unknown' })
  /** Closed before anybody claimed it. */
  | (RecordBase & { state: 'closed' })

/**
 * Where the proxy remembers what was sent, so that nothing is sent twice. A method that fails or takes longer than five
 * seconds counts as a store that is down: nothing is sent then.
 */
export interface KlingStore {
  /** Whether records outlive the process. Only then may the proxy say of an intent that it was never sent. */
  readonly durable: boolean
  /** Puts `record` under `key` for `ttlMs` if nothing is there, in one atomic step. Resolves with what is there, or with null when it was put. */
  claim(key: string, record: IntentRecord, ttlMs: number): Promise<IntentRecord | null>
  /** Replaces the record that has the same `claimId`. Never replaces an accepted one. Keeps what is left of its time to live. May put back one that was lost. */
  settle(key: string, record: IntentRecord): Promise<void>
  /** Removes the record if it has this `claimId` and is still `sending`. */
  release(key: string, claimId: string): Promise<void>
  read(key: string): Promise<IntentRecord | null>
}
