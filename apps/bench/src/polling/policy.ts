import type { Random } from './random.ts'

/** What a client knows of a job between two polls. Times are seconds since the job was accepted. */
export interface Sighting {
  requestId: string
  modelId: string
  status: 'queued' | 'processing'
  /** When PROCESSING was first seen. */
  processingAt?: number
  now: number
  /** Polls made so far. */
  polls: number
}

/** When to ask for the status. */
export interface Policy {
  name: string
  /** Seconds until the next poll, counted from the last answer; from the acceptance when there was none. */
  delay(sighting: Sighting, random: Random): number
}
