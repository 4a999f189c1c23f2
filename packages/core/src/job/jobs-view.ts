import type { JobsView } from '../client/client.ts'
import type { Job } from './job.ts'
import type { JobStore } from './job-store.ts'
import type { Poller } from '../poll/poller.ts'

const none: readonly Job[] = Object.freeze([])

/** All jobs that are known, newest first. Whoever subscribes watches them all. */
export function createJobsView(store: JobStore, poller: Poller, start: () => void): JobsView {
  let jobs: readonly Job[] | undefined
  store.subscribeAll(() => {
    jobs = undefined
  })
  const read = () => {
    const known = store.all().filter(({ requestId }) => poller.isKnown(requestId))
    // Reversed first: of two with the same time the later one came later.
    return known.length
      ? known.toReversed().toSorted((one, other) => other.submittedAt - one.submittedAt)
      : none
  }
  return {
    getSnapshot: () => (jobs ??= read()),
    getServerSnapshot: () => none,
    subscribe(listener) {
      start()
      return poller.watch(undefined, () => store.subscribeAll(listener))
    },
  }
}
