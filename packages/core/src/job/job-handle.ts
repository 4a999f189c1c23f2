import type { Alarms } from '../time/alarms.ts'
import type { JobHandle, WaitOptions } from '../client/client.ts'
import type { Clock } from '../time/clock.ts'
import type { CompletedJob, Job } from './job.ts'
import { JobExpiredError } from '../errors/job-expired-error.ts'
import { JobFailedError } from '../errors/job-failed-error.ts'
import type { JobStore } from './job-store.ts'
import { KlingError } from '../errors/kling-error.ts'
import { newJob } from './new-job.ts'
import type { Poller } from '../poll/poller.ts'
import { TimeoutError } from '../errors/timeout-error.ts'
import { untilAborted } from '../time/until-aborted.ts'

interface JobHandleOptions {
  requestId: string
  known?: { modelId?: string; submittedAt?: number }
  store: JobStore
  poller: Poller
  clock: Clock
  alarms: Alarms
  /** Begins to work, unless the client works already. */
  start: () => void
  /** Aborted when the client is disposed of. */
  life: () => AbortSignal
  forget: (requestId: string) => Promise<void>
}

/** A handle on one job. Making it changes nothing; the job is followed from the first subscription on. */
export function createJobHandle(options: JobHandleOptions): JobHandle {
  const { requestId, known, store, poller, clock, alarms, start, life, forget } = options
  const unseen = newJob({
    requestId,
    modelId: known?.modelId,
    submittedAt: known?.submittedAt ?? clock.now(),
  })
  // The same on the server and in the page: no clock is read.
  const serverJob = newJob({ requestId, modelId: known?.modelId, submittedAt: known?.submittedAt ?? 0 })
  const getSnapshot = () => store.get(requestId) ?? unseen

  const follow = () => {
    start()
    poller.follow(unseen, { ageMs: Math.max(0, clock.now() - unseen.submittedAt) })
  }
  const subscribe: JobHandle['subscribe'] = (listener) => {
    follow()
    const stopWatching = poller.watch(requestId)
    const stopListening = store.subscribe(requestId, listener)
    return () => {
      stopListening()
      stopWatching()
    }
  }

  const waitFor = <Value>(read: (job: Job) => Value | undefined, ...signals: (AbortSignal | undefined)[]) => {
    let stop: (() => void) | undefined
    const found = new Promise<Value>((resolve, reject) => {
      const look = () => {
        try {
          const value = read(getSnapshot())
          if (value !== undefined) resolve(value)
        } catch (error) {
          reject(error)
        }
      }
      stop = subscribe(look)
      look()
    })
    return [life(), ...signals].reduce(untilAborted<Value>, found).finally(() => stop?.())
  }

  return {
    requestId,
    getSnapshot,
    getServerSnapshot: () => serverJob,
    subscribe,
    async refresh() {
      follow()
      await poller.look(requestId)
      return getSnapshot()
    },
    async wait({ timeoutMs, signal }: WaitOptions = {}) {
      signal?.throwIfAborted()
      const deadline = new AbortController()
      const timeout = () => deadline.abort(new TimeoutError({ requestId, timeoutMs: timeoutMs as number }))
      const callOff = timeoutMs === undefined ? () => {} : alarms.after(timeoutMs, timeout)
      return waitFor(endOf, signal, deadline.signal).finally(callOff)
    },
    forget: () => forget(requestId),
    async *[Symbol.asyncIterator]() {
      const stop = subscribe(() => {})
      let seen: Job | undefined
      try {
        do {
          seen = await waitFor((job) => (job === seen ? undefined : job))
          yield seen
        } while (seen.link !== 'settled')
      } finally {
        stop()
      }
    },
  }
}

/** The completed job with its media, undefined while it goes on. Throws when there is nothing more to come. */
function endOf(job: Job): CompletedJob | undefined {
  if (job.status === 'failed') throw new JobFailedError(job)
  // Watched and yet unwatched: it was out of reach for a day.
  if (job.status === 'expired' || job.link === 'unwatched') throw new JobExpiredError(job)
  return job.media ? (job as CompletedJob) : undefined
}

/** What waiting ends with when the client is disposed of. */
export function disposed(): KlingError {
  return new KlingError({
    code: 'disposed',
    message:
      'The client was disposed of. What was sent goes on, and may be charged: watch it again by its request id.',
    billed: 'unknown',
  })
}
