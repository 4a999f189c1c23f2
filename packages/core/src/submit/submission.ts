import type { Job } from '../job/job.ts'
import type { KlingError } from '../errors/kling-error.ts'

/** What became of a press on Generate, before and after the API named a job. */
export type Submission =
  | { state: 'idle' }
  | { state: 'sending'; phase: 'posting' | 'checking'; intentId: string }
  | { state: 'accepted'; job: Job; intentId: string }
  | { state: 'refused'; error: KlingError; intentId?: string }
  | { state: 'unknown'; error: KlingError; intentId: string }
