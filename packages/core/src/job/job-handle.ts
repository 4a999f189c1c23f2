import type { Alarms } from '../time/alarms.ts'
import type { JobHandle, WaitOptions } from '../client/client.ts'
import type { ClientCode } from '../errors/client-code.ts'
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

interface JobHandlesOptions {
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

type MakeJobHandle = (requestId: string, known?: { modelId?: string; submittedAt?: number }) => JobHandle

/** What makes handles, each on one job. Making one changes nothing; its job is followed from the first subscription on. */
export function createJobHandles(options: JobHandlesOptions): MakeJobHandle {
  // Out here stands what they share, for a page may hold a thousand.
  const { store, poller, clock, alarms, start, life, forget } = options

  const waitFor = <Value>(
    { getSnapshot, subscribe }: Pick<JobHandle, 'getSnapshot' | 'subscribe'>,
    read: (job: Job) => Value | undefined,
    ...signals: (AbortSignal | undefined)[]
  ) => {
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
  const wait = async (handle: JobHandle, { timeoutMs, signal }: WaitOptions = {}) => {
    signal?.throwIfAborted()
    const { requestId } = handle
    const deadline = new AbortController()
    const timeout = () => deadline.abort(new TimeoutError({ requestId, timeoutMs: timeoutMs as number }))
    const callOff = timeoutMs === undefined ? () => {} : alarms.after(timeoutMs, timeout)
    return waitFor(handle, endOf, signal, deadline.signal).finally(callOff)
  }
  async function* iterate(this: JobHandle) {
    const stop = this.subscribe(() => {})
    let seen: Job | undefined
    try {
      do {
        seen = await waitFor(this, (job) => (job === seen ? undefined : job))
        yield seen
      } while (seen.link !== 'settled')
    } finally {
      stop()
    }
  }

  return (requestId, { modelId, submittedAt: toldAt } = {}) => {
    const submittedAt = toldAt ?? clock.now()
    let unseen: Job | undefined
    let serverJob: Job | undefined
    const getSnapshot = () => store.get(requestId) ?? (unseen ??= newJob({ requestId, modelId, submittedAt }))
    const follow = () => {
      start()
      poller.follow(getSnapshot(), { ageMs: Math.max(0, clock.now() - submittedAt) })
      unseen = undefined
    }
    const handle: JobHandle = {
      requestId,
      getSnapshot,
      // The same on the server and in the page: no clock is read.
      getServerSnapshot: () => (serverJob ??= newJob({ requestId, modelId, submittedAt: toldAt ?? 0 })),
      subscribe(listener) {
        follow()
        return poller.watch(requestId, () => store.subscribe(requestId, listener))
      },
      async refresh() {
        follow()
        await poller.look(requestId)
        return getSnapshot()
      },
      wait: (how) => wait(handle, how),
      forget: () => forget(requestId),
      [Symbol.asyncIterator]: iterate,
    }
    return handle
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
    code: 'disposed' satisfies ClientCode,
    message:
      'The client was disposed of. What was sent goes on, and may be charged: watch it again by its request id.',
    billed: 'unknown',
  })
}
