import { type Billed, type ErrorCode, errorCodes, type Issue } from '@kling-kit/spec'
import { refusalMessage } from './refusal-messages.ts'

interface RefusalFacts {
  message?: string
  /** In place of a message: what happened and what to do, around what it means for money. */
  told?: readonly [happened: string, todo: string]
  httpStatus?: number
  billed?: Billed
  retryAfterMs?: number
  issues?: Issue[]
  /** Certain that this intent was never sent, nor ever will be. */
  isNeverSent?: boolean
  /** For the operator's log: an HTTP status, the code of a network error. Never sent to the caller. */
  detail?: string
  headers?: Record<string, string>
}

/** An answer that says no, or that nobody knows, in one of our codes. Thrown inside of the proxy, answered by it. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly facts: RefusalFacts

  constructor(code: ErrorCode, facts: RefusalFacts = {}) {
    super(facts.message ?? refusalMessage(code, facts.billed, facts.told))
    this.code = code
    this.facts = { ...errorCodes[code], ...facts }
  }
}
