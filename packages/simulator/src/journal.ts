/** One POST to a model, however it ended. */
export interface SubmissionRecord {
  /** Ms since the epoch. */
  at: number
  modelId: string
  /** Parsed JSON, or the text that was not JSON. Undefined when the body was never read. */
  body?: unknown
  headers: Readonly<Record<string, string>>
  /** Whether a job came of it, told to the caller or not. */
  isAccepted: boolean
  requestId?: string
  /** What was answered, if an answer was sent at all. */
  httpStatus?: number
  /** The fault that met it. */
  fault?: string
}

/** One look at a job. */
export interface PollRecord {
  at: number
  kind: 'status' | 'result'
  requestId: string
  httpStatus?: number
  /** The `status` in the answer's body. */
  status?: string
  fault?: string
}

/** One accepted POST: what it costs or would have cost. */
export interface LedgerRow {
  requestId: string
  modelId: string
  input: Readonly<Record<string, unknown>>
  /** Ms since the epoch. */
  acceptedAt: number
  /** The middle of spec's estimate; 0 for a model without prices. */
  costUsd: number
  /** True once the job is COMPLETED. A FAILED one is never billed. */
  isBilled: boolean
}

/** Any HTTP call at all, the unrouted ones too. */
export interface CallRecord {
  at: number
  method: string
  /** Path and query, as received. */
  path: string
  headers: Readonly<Record<string, string>>
}

const mostRows = 100_000

/** Adds a row and lets go of the oldest when there are very many, for simulators that run for days. */
export function remember<Row>(rows: Row[], row: Row): void {
  rows.push(row)
  if (rows.length > mostRows) rows.splice(0, mostRows / 10)
}
