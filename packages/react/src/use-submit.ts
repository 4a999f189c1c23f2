'use client'
import type { Job } from '@kling-kit/core'
import type { ModelId } from '@kling-kit/spec'
import { useMemo } from 'react'
import type { JobRequest, SubmitInput } from './job-request.ts'
import { draftActions } from './draft-actions.ts'
import { type SubmissionActions, type SubmissionCallbacks, useSubmission } from './use-submission.ts'

export interface UseSubmitOptions extends SubmissionCallbacks {
  /** Shares the submission with whoever else holds this key, and restores it after a reload. */
  draftKey?: string
  /** Your own, kept with the job. JSON. */
  metadata?: Record<string, unknown>
}

export interface UseSubmitResult<Input> extends SubmissionActions {
  /** Sends one paid request. While one is under way, a further call sends nothing. Trouble shows in `submission`. */
  submit: (input: Input) => void
  /**
   * The same, for code that awaits the job.
   * @throws {InputError | RefusedError | UnknownOutcomeError}
   */
  submitAsync: (input: Input) => Promise<Job>
}

/** Submits to `modelId`, or to the model that each input names. Watching the job is `useKlingJob`'s part. */
export function useSubmit<Id extends ModelId | undefined = undefined>(
  modelId?: Id,
  options: UseSubmitOptions = {},
): UseSubmitResult<SubmitInput<Id>> {
  return useSubmitFor('useSubmit', modelId, options)
}

/** `useSubmit` under the name that a person called. */
export function useSubmitFor<Id extends ModelId | undefined>(
  hookName: string,
  modelId: Id | undefined,
  options: UseSubmitOptions,
): UseSubmitResult<SubmitInput<Id>> {
  const [handle, { submission }] = useSubmission(hookName, options.draftKey, options)
  const { send, ...actions } = useMemo(() => draftActions(handle), [handle])
  const submitAsync = (input: SubmitInput<Id>) =>
    send((modelId ? { modelId, input } : input) as JobRequest, options.metadata)
  return {
    ...actions,
    submission,
    isSending: submission.state === 'sending',
    submitAsync,
    submit: (input) => void submitAsync(input).catch(() => {}),
  }
}
