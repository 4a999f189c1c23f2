'use client'
import type { Job } from '@kling-kit/core'
import { safeMediaUrl } from '@kling-kit/spec'
import { ImageResult } from '../image-result/image-result.tsx'
import { JobEnding } from '../job-ending/job-ending.tsx'
import { KlingRoot } from '../theme/kling-root.tsx'
import { VideoPlayer } from '../video-player/video-player.tsx'
import { AwaitedScreen } from './awaited-screen.tsx'
import { ResultFacts } from './result-facts.tsx'

export interface JobResultProps {
  job: Job
  /** Called to put the input of a job that gave nothing back into a form. */
  onRetry?(job: Job): void
}

/** A job at whatever stage it is: its progress, then its video or picture, or why there is none. */
export function JobResult({ job, onRetry }: JobResultProps) {
  return (
    <KlingRoot data-kling="job-result" data-status={job.status} data-link={job.link}>
      <Outcome job={job} onRetry={onRetry} />
    </KlingRoot>
  )
}

function Outcome({ job, onRetry }: JobResultProps) {
  if (job.status === 'failed' || job.status === 'expired') return <JobEnding job={job} onRetry={onRetry} />
  if (!job.media) return <AwaitedScreen job={job} />
  const [shown] = job.media.filter(({ url }) => safeMediaUrl(url))
  if (!shown) return <JobEnding job={job} onRetry={onRetry} />
  return (
    <>
      {shown.kind === 'image' ? <ImageResult job={job} /> : <VideoPlayer job={job} />}
      <ResultFacts job={job} />
    </>
  )
}
