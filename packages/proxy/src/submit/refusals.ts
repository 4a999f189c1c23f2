import type { Clock } from '../time/clock.ts'
import { createExpiringMap } from '../time/expiring-map.ts'
import type { Refusal } from '../handler/refusal.ts'

/** How the last submissions that never started ended, for whoever asks soon after: the store forgets what was never sent. */
export interface Refusals {
  keep(callerId: string, intentId: string, refusal: Refusal): void
  find(callerId: string, intentId: string): Refusal | undefined
  forget(callerId: string, intentId: string): void
}

const askableMs = 120_000
// Whoever has more of them refused loses the oldest of their own, and nobody else's.
const mostPerCaller = 20

export function createRefusals(clock: Clock): Refusals {
  const byCaller = createExpiringMap<Map<string, Refusal>>(clock)
  return {
    keep(callerId, intentId, refusal) {
      const own = byCaller.get(callerId) ?? new Map<string, Refusal>()
      own.set(intentId, refusal)
      for (const oldest of own.keys()) if (own.size > mostPerCaller) own.delete(oldest)
      byCaller.set(callerId, own, askableMs)
    },
    find: (callerId, intentId) => byCaller.get(callerId)?.get(intentId),
    forget: (callerId, intentId) => void byCaller.get(callerId)?.delete(intentId),
  }
}
