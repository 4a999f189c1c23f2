import type { StatusAnswer } from '@kling-kit/spec'

/** A job to be told of, and what its listener says of it so that it is asked about at the right times. */
export interface ListenedJob {
  requestId: string
  ageMs: number
  /** How long such jobs usually take. */
  belief?: { meanSeconds: number; spread: number }
}

export interface EventsListener {
  signal: AbortSignal
  /** Of the last event of a stream about the same jobs in the same order: nothing that was told before is told again. */
  lastEventId?: string
  /** The stream is there and passes at once through whatever lies in between. Tells of these jobs, and shows a sign at least so often. */
  onReady: (requestIds: readonly string[], signMs: number) => void
  /** Something came, and be it only a sign of life. */
  onSign: () => void
  onAnswer: (requestId: string, answer: StatusAnswer, eventId?: string) => void
}

/**
 * Listens to one stream about many jobs. Resolves when it ends: `ended` by the other side, in order, or `not-offered` when there is
 * none to be had from it at all. Rejects when none was had this time, or when it broke.
 */
export type OpenEvents = (
  jobs: readonly ListenedJob[],
  listener: EventsListener,
) => Promise<'ended' | 'not-offered'>
