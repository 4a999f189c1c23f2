import { type Clock, systemClock } from '../time/clock.ts'
import { createExpiringMap } from '../time/expiring-map.ts'
import type { IntentRecord, KlingStore } from './store.ts'

interface MemoryStoreOptions {
  /**
   * Intents kept at most, and as many closed ones beside them. When full, new submissions are refused until old records end.
   * Default 100 000, some 50 MB.
   */
  maxIntents?: number
  clock?: Pick<Clock, 'monotonic'>
}

/**
 * Keeps intents in this process: right for one process, and as long as it runs. After a restart a lost answer stays
 * unknown; with several processes use a store that they share.
 */
export function memoryStore({
  maxIntents = 100_000,
  // Not the wall clock: set forward by a year, it would forget what was paid for.
  clock = systemClock,
}: MemoryStoreOptions = {}): KlingStore {
  const held = createExpiringMap<{ record: IntentRecord }>(clock)
  // Apart: closing costs nobody anything, and must not use up the room of what is paid for.
  const closed = createExpiringMap<{ record: IntentRecord }>(clock)
  const find = (key: string) => held.get(key) ?? closed.get(key)
  return {
    durable: false,
    async claim(key, record, ttlMs) {
      const existing = find(key)
      if (existing) return existing.record
      const room = record.state === 'closed' ? closed : held
      if (Math.max(held.size, room.size) >= maxIntents)
        throw new Error('memoryStore holds as many intents as it may. Give it more `maxIntents`.')
      room.set(key, { record }, ttlMs)
      return null
    },
    async settle(key, record) {
      const entry = held.get(key)
      if (entry?.record.claimId === record.claimId && entry.record.state !== 'accepted') entry.record = record
    },
    async release(key, claimId) {
      const record = held.get(key)?.record
      if (record?.claimId === claimId && record.state === 'sending') held.delete(key)
    },
    async read(key) {
      return find(key)?.record ?? null
    },
  }
}
