import type { Job } from '@kling-kit/core'
import { useKlingClient } from '@kling-kit/react'
import { useSyncExternalStore } from 'react'
import { ratioOf } from '../screen/ratio-of.ts'
import { Screen } from '../screen/screen.tsx'
import type { StudioSlots } from './kling-studio.tsx'
import { StageEmpty } from './stage-empty.tsx'
import { useResultParts } from './use-result-parts.ts'

interface StageProps {
  job: Job | undefined
  modelId: string
  draftKey: string
  slots: StudioSlots
  onRetry(job: Job): void
}

/** What is being looked at: one job, or the frame in which the first will appear. */
export function Stage({ job, modelId, draftKey, slots, onRetry }: StageProps) {
  const client = useKlingClient()
  const parts = useResultParts()
  const draft = client.draft(draftKey)
  const { values } = useSyncExternalStore(draft.subscribe, draft.getSnapshot, draft.getServerSnapshot)
  if (!job) {
    return (
      slots.empty ?? <StageEmpty gives={client.model(modelId)?.gives ?? 'video'} ratio={ratioOf(values)} />
    )
  }
  if (!parts) return <Screen ratio={ratioOf(job.input)} aria-busy="true" />
  const { JobResult } = parts
  return (
    <>
      <JobResult key={job.requestId} job={job} onRetry={onRetry} />
      {job.media && slots.result?.(job)}
    </>
  )
}
