'use client'
import { type Job, JobExpiredError, JobFailedError, type KlingError } from '@kling-kit/core'
import type { Media, ModelId } from '@kling-kit/spec'
import type { SubmitInput } from './job-request.ts'
import { type JobCallbacks, useKlingJob } from './use-kling-job.ts'
import type { SubmissionActions } from './use-submission.ts'
import { type UseSubmitOptions, useSubmitFor } from './use-submit.ts'

export interface UseGenerateOptions extends UseSubmitOptions, JobCallbacks {}

export interface UseGenerateResult<Input> extends SubmissionActions {
  /** Sends one paid request. While one is under way, a further call sends nothing. Trouble shows in `error`. */
  generate: (input: Input) => void
  /**
   * The same, for code that awaits the job, which is then still to be made.
   * @throws {InputError | RefusedError | UnknownOutcomeError}
   */
  generateAsync: (input: Input) => Promise<Job>
  /** The job as last seen, from the moment the API named it. */
  job?: Job
  /** What the job made, once it is known. */
  media?: Media[]
  /** Why there is nothing to see: refused, unknown, failed or expired. `billed` says whether money was spent. */
  error?: KlingError
  /** From the press until the job has ended. */
  isBusy: boolean
}

/** `useSubmit` and `useKlingJob` joined: from an input to its media. */
export function useGenerate<Id extends ModelId | undefined = undefined>(
  modelId?: Id,
  options: UseGenerateOptions = {},
): UseGenerateResult<SubmitInput<Id>> {
  const { submit, submitAsync, ...actions } = useSubmitFor('useGenerate', modelId, options)
  const { submission, isSending } = actions
  const job = useKlingJob(submission.state === 'accepted' ? submission.job.requestId : null, options)
  return {
    ...actions,
    generate: submit,
    generateAsync: submitAsync,
    job,
    media: job?.media,
    error: 'error' in submission ? submission.error : errorOf(job),
    isBusy: isSending || (job !== undefined && job.link !== 'settled'),
  }
}

function errorOf(job: Job | undefined): KlingError | undefined {
  if (job?.status === 'failed') return new JobFailedError(job)
  if (job?.status === 'expired') return new JobExpiredError(job)
  return undefined
}
