import type { Clock } from '@kling-kit/core'

/** What a component knows of a job: it renders again when `subscribe` calls and `getSnapshot` gives something else. */
export interface WatchedJob {
  /** Watches the job until the returned function is called. */
  subscribe(listener: () => void): () => void
  getSnapshot(): unknown
}

/** What a contender works with, the same for all but the clock, which only ours takes. */
export interface Surroundings {
  fetch: typeof globalThis.fetch
  clock: Clock
}

/** One client or cache, or nothing at all, for any number of jobs. */
export interface Watcher {
  watch(requestId: string): WatchedJob
  /** Lets go of everything. */
  close(): void
}

/** One way to watch many jobs at once. Each file of `contenders/` exports one as `contender`. */
export interface Contender {
  name: string
  /** Whether it asks more or less often as a job grows older. */
  looksAtAge?: boolean
  open(surroundings: Surroundings): Watcher
}

export const contenderNames = [
  'bare-loop',
  'kling-kit',
  'kling-kit-every-2s',
  'tanstack-ai',
  'query-observer',
  'fal',
] as const
export type ContenderName = (typeof contenderNames)[number]

export async function loadContender(name: ContenderName): Promise<Contender> {
  const { contender } = (await import(`./contenders/${name}.ts`)) as { contender: Contender }
  return contender
}
