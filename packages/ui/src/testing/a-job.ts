import type { Job, Link } from '@kling-kit/core'
import type { JobStatus } from '@kling-kit/spec'
import { aPicture, aVideo } from './sample-media.ts'

type Overrides = Partial<Job> & {
  /** Milliseconds since it was sent: 83 s by default while it goes on, 164 s when it has ended. */
  elapsedMs?: number
}

const links: Record<JobStatus, Link> = {
  queued: 'polling',
  processing: 'polling',
  completed: 'settled',
  failed: 'settled',
  expired: 'settled',
}

/** A job as a client would show it, for stories and tests. */
export function aJob(status: JobStatus = 'processing', overrides: Overrides = {}): Job {
  const isOpen = links[status] === 'polling'
  const { elapsedMs = isOpen ? 83_000 : 164_000, ...rest } = overrides
  const submittedAt = rest.submittedAt ?? Date.now() - elapsedMs
  const isPicture = rest.modelId === 'kling-o1'
  return {
    requestId: '2c7f59ea-13f1-402c-9353-915a2b5a2124',
    modelId: 'kling-o3-text2video',
    input: {
      prompt: 'A paper boat drifts along a rainy street at dusk, neon signs mirrored in the gutter',
      duration: '5',
      mode: 'pro',
      aspect_ratio: '16:9',
    },
    submittedAt,
    expiresAt: submittedAt + 3_600_000,
    status,
    link: links[status],
    metrics: {},
    ...(!isOpen && { settledAt: submittedAt + elapsedMs }),
    ...(status === 'processing' && { processingAt: submittedAt + 4000 }),
    ...(status === 'failed' && { failure: { code: 'content-policy', message: 'content_policy_violation' } }),
    ...(status === 'completed' && {
      wasCompleted: true,
      media: [isPicture ? aPicture() : aVideo()],
      metrics: { inferenceSeconds: 152.4, queueSeconds: 0.2, totalSeconds: 152.7 },
    }),
    ...rest,
  }
}
