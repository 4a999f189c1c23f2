import type { Followed } from '../job/followed.ts'
import type { Host } from '../client/host.ts'

/** Who looks at the jobs of a client. */
export interface Audience {
  /** Whether it is polled at all: by a page that watches by itself, or because somebody looks. */
  attends: (one: Followed) => boolean
  /** Somebody looks, and the page is visible. */
  sees: (one: Followed) => boolean
  /** Somebody looks at the job, or at all jobs, until the returned function is called. What `listen` returns is called then, too. */
  join: (one: Followed | undefined, listen: () => () => void) => () => void
}

/** `onChange` is told of the job that somebody came to or left; of none when it was all of them. */
export function createAudience(host: Host, onChange: (one: Followed | undefined) => void): Audience {
  let watchersOfAll = 0
  const isWatched = (one: Followed) => one.watchers + watchersOfAll > 0
  const count = (change: 1 | -1, one?: Followed) => {
    if (one) one.watchers += change
    else watchersOfAll += change
    onChange(one)
  }
  return {
    attends: (one) => host.watchesByItself || isWatched(one),
    sees: (one) => host.isVisible() && isWatched(one),
    join(one, listen) {
      count(1, one)
      let stopListening: (() => void) | undefined = listen()
      return () => {
        if (!stopListening) return
        stopListening()
        stopListening = undefined
        count(-1, one)
      }
    },
  }
}
