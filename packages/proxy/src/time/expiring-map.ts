import type { Clock } from './clock.ts'

/** A map whose entries end by themselves. Keeps no timer: old ones go when new ones come. */
export interface ExpiringMap<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value, ttlMs: number): void
  delete(key: string): void
  readonly size: number
}

export function createExpiringMap<Value>({ monotonic }: Pick<Clock, 'monotonic'>): ExpiringMap<Value> {
  const entries = new Map<string, { value: Value; endsAt: number }>()
  let sweepAt = 0
  // One map's entries live equally long, so the oldest stand first.
  const sweep = (now = monotonic()) => {
    for (const [key, { endsAt }] of entries) {
      if (endsAt > now) break
      entries.delete(key)
    }
  }
  return {
    get(key) {
      const entry = entries.get(key)
      return entry && entry.endsAt > monotonic() ? entry.value : undefined
    },
    set(key, value, ttlMs) {
      const now = monotonic()
      entries.delete(key)
      // Now and then: each sweep steps over all that was deleted before it.
      if (now >= sweepAt) {
        sweep(now)
        sweepAt = now + ttlMs / 4
      }
      entries.set(key, { value, endsAt: now + ttlMs })
    },
    delete: (key) => void entries.delete(key),
    get size() {
      sweep()
      return entries.size
    },
  }
}
