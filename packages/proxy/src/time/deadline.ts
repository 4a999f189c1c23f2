import type { Clock } from './clock.ts'

const noAnswer = () => new Error('no answer in time')

/** Settles as `work` does, or rejects with what `late` makes when `delayMs` passed first. `work` itself goes on. */
export function within<T>(
  clock: Clock,
  delayMs: number,
  work: T | PromiseLike<T>,
  late: () => Error = noAnswer,
): Promise<T> {
  if (!isPending(work)) return Promise.resolve(work)
  // Not Promise.race, of which a poll would feel two.
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(late()), delayMs)
    const settle =
      <Outcome>(end: (outcome: Outcome) => void) =>
      (outcome: Outcome) => {
        clock.clearTimeout(timer)
        end(outcome)
      }
    work.then(settle(resolve), settle(reject))
  })
}

const isPending = <T>(work: T | PromiseLike<T>): work is PromiseLike<T> =>
  typeof (work as PromiseLike<T> | null | undefined)?.then === 'function'

export const pause = (clock: Clock, delayMs: number) =>
  new Promise<void>((resolve) => void clock.setTimeout(resolve, delayMs))

/** Does `work` again until it succeeds: after 1 s, 2 s, 4 s … at most a minute apart, for about an hour. */
export async function keepTrying(clock: Clock, work: () => PromiseLike<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 64; attempt++) {
    await pause(clock, Math.min(1000 * 2 ** attempt, 60_000))
    try {
      return void (await work())
    } catch {}
  }
}
