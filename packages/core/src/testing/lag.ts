import type { Clock } from '../time/clock.ts'

/** How long things take on the way, in ms and in turn. Nothing takes time without them. */
export function createLag(clock: Clock, lags: readonly number[] = []) {
  let [count, drawn] = [0, 0]
  const wait = async () => {
    const delayMs = lags[drawn++ % lags.length] as number
    if (delayMs === 0) return
    count += 1
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, delayMs))
    count -= 1
  }
  return {
    wait: lags.length > 0 ? wait : undefined,
    /** A way there and back that takes time both ways. */
    along:
      (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
      async (...request) => {
        if (lags.length > 0) await wait()
        const response = await fetch(...request)
        if (lags.length > 0) await wait()
        return response
      },
    /** Timers that are the world's own. */
    get count() {
      return count
    },
  }
}
