import type { ResultAnswer, StatusAnswer } from '@kling-kit/spec'
import type { Job } from './job.ts'

/** Something that was learnt about a job. `ageMs` counts from its submission, by a clock that does not jump. */
export type JobEvent =
  /** `seq` counts the questions asked about the job: an answer older than one already taken in is dropped. */
  | { type: 'answer'; answer: StatusAnswer | ResultAnswer; ageMs: number; seq?: number }
  /** The network failed, or nothing came in time. */
  | { type: 'no-answer'; ageMs: number; seq?: number }
  /** Another tab, or an earlier life of this one, saw the job so. */
  | { type: 'heard'; job: Job; isWatched: boolean; misses: number; ageMs: number }
  /** Somebody watches from now on, or nobody does. */
  | { type: 'watched' | 'unwatched' }
  /** Out of reach for so long that nothing more is asked. */
  | { type: 'given-up' }
