'use client'
import type { Draft, DraftHandle, Job, KlingError, Submission } from '@kling-kit/core'
import { useState } from 'react'
import { useClientFor } from './kling-context.ts'
import { useSnapshot } from './use-snapshot.ts'
import { useStoreChange } from './use-store-change.ts'

/** Each is called once per mounted hook, for a change seen while it is mounted. */
export interface SubmissionCallbacks {
  onAccepted?(job: Job): void
  /** An input error, too: nothing was sent then. */
  onRefused?(error: KlingError): void
  onUnknown?(error: KlingError): void
}

export interface SubmissionActions {
  submission: Submission
  /** A press is under way. More presses send nothing more. */
  isSending: boolean
  /** Asks the proxy what became of an `unknown` submission. Costs nothing. */
  checkAgain: () => void
  /** The confirmed second submission after `unknown`. May charge twice. */
  submitAgain: () => void
  /** Back to `idle`. A submission under way goes on, and its job still appears in `useKlingJobs`. */
  reset: () => void
}

/** Subscribes to the draft under `draftKey`, or to one of this component's own. */
export function useSubmission(
  hookName: string,
  draftKey: string | undefined,
  callbacks: SubmissionCallbacks,
  initial?: { modelId?: string; values?: Record<string, unknown> },
): [DraftHandle, Draft] {
  const client = useClientFor(hookName)
  const [ownKey] = useState(() => `own:${Math.random().toString(36).slice(2)}`)
  const handle = client.draft(draftKey ?? ownKey, initial)
  useStoreChange(handle, ({ submission }, { submission: previous }) => {
    if (submission.state === previous.state) return
    // From `idle` it was read from storage: news to this hook, not to the person.
    if (previous.state === 'idle') return
    if (submission.state === 'refused') callbacks.onRefused?.(submission.error)
    if (submission.state === 'accepted') callbacks.onAccepted?.(submission.job)
    if (submission.state === 'unknown') callbacks.onUnknown?.(submission.error)
  })
  return [handle, useSnapshot(handle)]
}
