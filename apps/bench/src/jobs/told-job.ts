import type { WatchedJob } from './contender.ts'

/** For ways to watch that call back: what they last told. `begin` starts to watch and returns the way out. */
export function toldJob(begin: (tell: (told: unknown) => void) => () => void): WatchedJob {
  let last: unknown
  return {
    getSnapshot: () => last,
    subscribe: (listener) =>
      begin((told) => {
        last = told
        listener()
      }),
  }
}
