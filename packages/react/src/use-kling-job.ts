'use client'
import type { CompletedJob, Job } from '@kling-kit/core'
import { useClientFor } from './kling-context.ts'
import { idleStore } from './snapshot-store.ts'
import { useSnapshot } from './use-snapshot.ts'
import { useStoreChange } from './use-store-change.ts'

/** Each is called once per mounted hook, for a change seen while it is mounted. */
export interface JobCallbacks {
  /** The job completed and its media is known. */
  onCompleted?(job: CompletedJob): void
  onFailed?(job: Job): void
  onExpired?(job: Job): void
}

/** The job as last seen; polls while mounted. Undefined without a `requestId`. Re-renders only when the job changes. */
export function useKlingJob(requestId: string, callbacks?: JobCallbacks): Job
export function useKlingJob(requestId: string | null | undefined, callbacks?: JobCallbacks): Job | undefined
export function useKlingJob(
  requestId: string | null | undefined,
  callbacks: JobCallbacks = {},
): Job | undefined {
  const client = useClientFor('useKlingJob')
  const store = requestId ? client.job(requestId) : idleStore
  useStoreChange<Job | undefined>(store, (next, previous) => {
    if (!next || outcomeOf(next) === outcomeOf(previous)) return
    if (isCompleted(next)) callbacks.onCompleted?.(next)
    if (next.status === 'failed') callbacks.onFailed?.(next)
    if (next.status === 'expired') callbacks.onExpired?.(next)
  })
  return useSnapshot<Job | undefined>(store)
}

const isCompleted = (job: Job): job is CompletedJob => job.status === 'completed' && job.media !== undefined

const outcomeOf = (job: Job | undefined) =>
  job && (isCompleted(job) || job.status === 'failed' || job.status === 'expired') ? job.status : undefined
