import type { Clock } from '../time/clock.ts'

/** Callers who ask for the same at the same time, or within a second of who asked first, share one call. Failures are not kept. */
export type SharedCalls<T> = (key: string, call: () => Promise<T>) => Promise<T>

const freshMs = 1000

export function createSharedCalls<T>({ monotonic }: Pick<Clock, 'monotonic'>): SharedCalls<T> {
  // Thousands a second: cheaper forgotten by the mapful than one by one.
  let newer = new Map<string, { answer: Promise<T>; endsAt: number }>()
  let older: typeof newer = new Map()
  let turnAt = 0
  const turn = (now: number) => {
    const kept = [...older].filter(([, { endsAt }]) => endsAt > now)
    older = newer
    newer = new Map(kept)
    turnAt = now + freshMs
  }
  return (key, call) => {
    const now = monotonic()
    if (now >= turnAt) turn(now)
    const known = newer.get(key) ?? older.get(key)
    if (known && known.endsAt > now) return known.answer
    const started = { answer: call(), endsAt: Infinity }
    newer.set(key, started)
    const end = (endsAt: number) => () => {
      started.endsAt = endsAt
    }
    started.answer.then(end(now + freshMs), end(0))
    return started.answer
  }
}
