import type { Refusal } from '../handler/refusal.ts'

/** Where an intent may stand in the store: under the caller's present id, or under an earlier one. */
export interface Place {
  key: string
  /** Digest of caller, model and canonical body. */
  fingerprint: string
}

/** What a request to submit asks for. */
export interface Order {
  modelId: string
  intentId: string
  input: Record<string, unknown>
  metadata?: unknown
  /** The caller's present id first. */
  places: readonly [Place, ...Place[]]
}

export interface Accepted {
  requestId: string
  isReplay: boolean
}

/** One intent on its way, however many copies of the request wait for it. */
export interface Flight {
  fingerprint: string
  /** @throws {Refusal} */
  done: Promise<Accepted>
  /** The request id or `outcome-unknown`, known a little before the store knows it. */
  outcome?: string | Refusal
  /** Ends when the store knows the outcome, if it could not be told at once. */
  settling?: Promise<void>
}
