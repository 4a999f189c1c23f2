import type { Billed } from '@kling-kit/spec'
import type { Caller, CallerLimits } from './caller.ts'
import type { Clock } from '../time/clock.ts'
import { createExpiringMap } from '../time/expiring-map.ts'
import { Refusal } from '../handler/refusal.ts'

export interface CallLimits extends CallerLimits {
  /** Calls to Segmind under way at once, of all callers together. Default 1000. */
  maxCallsInAll: number
}

/** How much of Segmind one caller may use, counted in this process. */
export interface CallWindow {
  /** Counts one new submission. @throws {Refusal} rate-limited, with what it says about money */
  countSubmit(caller: Caller, billed?: Billed): void
  /** Takes a place for one call upstream; returns the way out. @throws {Refusal} rate-limited */
  enter(caller: Caller): () => void
}

const windowMs = 60_000

export function createCallWindow(clock: Clock, limits: CallLimits): CallWindow {
  const submits = createExpiringMap<number[]>(clock)
  const calls = new Map<string, number>()
  let callsInAll = 0
  const addCalls = (id: string, count: number) => {
    callsInAll += count
    const now = (calls.get(id) ?? 0) + count
    if (now) calls.set(id, now)
    else calls.delete(id)
  }
  const refuse = (retryAfterMs: number, billed: Billed = 'no') => {
    throw new Refusal('rate-limited', { retryAfterMs, billed })
  }
  return {
    countSubmit({ id, limits: own }, billed) {
      const now = clock.monotonic()
      const recent = (submits.get(id) ?? []).filter((at) => at > now - windowMs)
      const excess = recent.length - (own?.submitsPerMinute ?? limits.submitsPerMinute)
      // What is no number, as an empty column of the app's, allows nothing.
      if (!(excess < 0)) refuse(Math.ceil((recent[excess] ?? now) + windowMs - now), billed)
      submits.set(id, [...recent, now], windowMs)
    },
    enter({ id, limits: own }) {
      const isFree = (calls.get(id) ?? 0) < (own?.maxCalls ?? limits.maxCalls)
      if (!isFree || callsInAll >= limits.maxCallsInAll) refuse(1000)
      addCalls(id, 1)
      return () => addCalls(id, -1)
    },
  }
}
