import type { Clock } from '../time/clock.ts'
import { createExpiringMap } from '../time/expiring-map.ts'

/** Callers who ask for the same at the same time, or within a second of its answer, share one call. */
export type SharedCalls<T> = (key: string, call: () => Promise<T>) => Promise<T>

const freshMs = 1000

export function createSharedCalls<T>(clock: Clock): SharedCalls<T> {
  const underWay = new Map<string, Promise<T>>()
  const fresh = createExpiringMap<Promise<T>>(clock)
  return (key, call) => {
    const known = underWay.get(key) ?? fresh.get(key)
    if (known) return known
    const answer = call()
    underWay.set(key, answer)
    const settle = () => {
      underWay.delete(key)
      fresh.set(key, answer, freshMs)
    }
    answer.then(settle, settle)
    return answer
  }
}
