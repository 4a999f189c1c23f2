import type { Job } from '../job/job.ts'
import type { Submission } from '../submit/submission.ts'

/**
 * What a person is about to ask for. `intentId` arises with `revision`, out of the values and of what was pressed before:
 * tabs that share the draft and come to equal values by themselves have the same one.
 */
export interface Draft {
  draftKey: string
  /** Counts what leads to an intent of its own: an edit that changed something, a press after `accepted`, `submitAgain`, `reset`. */
  revision: number
  modelId?: string
  values: Record<string, unknown>
  intentId: string
  submission: Submission
}

/** One draft, shared by all who hold its key. */
export interface DraftHandle {
  getSnapshot: () => Draft
  getServerSnapshot: () => Draft
  subscribe: (listener: () => void) => () => void
  /** Takes new values. A new revision, and with it a new intent, arises only when something differs. */
  edit: (modelId: string, values: Record<string, unknown>) => void
  /**
   * Claims the draft's intent and sends it. Safe to call any number of times: while a submission is under way, later calls
   * get the same promise. After `refused` or `unknown` the same intent is used; after `accepted` a new one.
   */
  press: (options?: { metadata?: Record<string, unknown>; signal?: AbortSignal }) => Promise<Job>
  /** Asks the proxy what became of an `unknown` submission. Costs nothing. */
  checkAgain: () => Promise<void>
  /** The confirmed second submission after `unknown`: new intent, may charge twice. */
  submitAgain: () => Promise<Job>
  /** Back to `idle`, with a new intent. A submission under way goes on, and its job still appears in `client.jobs`. */
  reset: () => void
}
