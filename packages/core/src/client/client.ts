import type { AnyModel, LatencyHistory, ModelId, ParseResult } from '@kling-kit/spec'
import type { DraftHandle } from '../draft/draft.ts'
import type { CompletedJob, Job } from '../job/job.ts'
import type { JobInput } from '../submit/job-input.ts'
import type { StorageTroubleView } from '../storage/storage-trouble.ts'
import type { SubmissionsView } from '../submit/submissions-view.ts'

export interface SubmitOptions {
  /** Names what the person asked for once. Minted when absent; two calls with the same one are one paid request. */
  intentId?: string
  metadata?: Record<string, unknown>
  /** Stops our waiting, never the request. */
  signal?: AbortSignal
}

export interface WaitOptions {
  /** Milliseconds. Without it: until the job ends or its record is gone. */
  timeoutMs?: number
  signal?: AbortSignal
}

export interface JobHandle extends AsyncIterable<Job> {
  readonly requestId: string
  getSnapshot: () => Job
  getServerSnapshot: () => Job
  /** Watches the job: it is polled while anybody is subscribed. Returns the way out. */
  subscribe: (listener: () => void) => () => void
  /** Asks for the status now. Resolves with the job as seen then; never rejects for trouble with the link. */
  refresh: () => Promise<Job>
  /** Resolves when the job completed and its media is known. @throws {JobFailedError | JobExpiredError | TimeoutError} */
  wait: (options?: WaitOptions) => Promise<CompletedJob>
  /** Drops our record of the job. The job itself goes on. */
  forget: () => Promise<void>
}

export interface JobsView {
  /** Newest first. The same array until something changed. */
  getSnapshot: () => readonly Job[]
  getServerSnapshot: () => readonly Job[]
  subscribe: (listener: () => void) => () => void
}

export interface KlingClient {
  readonly models: readonly AnyModel[]
  /** Undefined for a model that this client does not offer. */
  model: (modelId: string) => AnyModel | undefined
  /**
   * Checks an input as `submit` does, for forms: with this client's `mediaOrigins`, what it uploaded, and Files and Blobs as media.
   * An unknown model is one issue with an empty path.
   */
  parse: (modelId: string, input: Record<string, unknown>) => ParseResult<Record<string, unknown>>
  submit: <Id extends ModelId>(modelId: Id, input: JobInput<Id>, options?: SubmitOptions) => Promise<Job>
  job: (requestId: string, known?: { modelId?: string; submittedAt?: number }) => JobHandle
  run: <Id extends ModelId>(
    modelId: Id,
    input: JobInput<Id>,
    options?: SubmitOptions & WaitOptions,
  ) => Promise<CompletedJob>
  readonly jobs: JobsView
  /** Those that nobody could confirm, for a notice: also after a reload, and of `submit` without a draft. */
  readonly submissions: SubmissionsView
  /** The draft under this key, made when nobody asked for it before. The same handle for the same key. */
  draft: (draftKey: string, initial?: { modelId?: string; values?: Record<string, unknown> }) => DraftHandle
  upload: (
    file: Blob,
    options?: { signal?: AbortSignal; onProgress?: (sentBytes: number, totalBytes: number) => void },
  ) => Promise<string>
  /** How long jobs take, after what the ones that finished here taught. For `usualModelDuration` and `remainingDuration` of spec. */
  readonly latency: LatencyHistory
  /** Why jobs cannot be remembered now, for a notice. Undefined while they are. */
  readonly storageTrouble: StorageTroubleView
  /** Drops all records of this owner, in all tabs. For signing out. */
  forgetAll: () => Promise<void>
  dispose: () => void
  [Symbol.dispose](): void
  [Symbol.asyncDispose](): Promise<void>
}
