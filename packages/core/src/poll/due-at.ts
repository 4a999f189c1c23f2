import type { Followed } from '../job/followed.ts'

interface Attention {
  /** Whether it is polled at all: by a page that watches by itself, or because somebody looks. */
  isAttended: boolean
  /** Somebody looks, and the page is visible. */
  isSeen: boolean
  /** Its status is about to come without being asked for. */
  isToldSoon: boolean
  /** Whether this tab asks for all of them. Called only when there is something to ask. */
  leads: () => boolean
}

export const sparseMs = 60_000
export const never = Number.POSITIVE_INFINITY
const shortestGapMs = 1500
const longestGapMs = 30_000

/** The moment of the next look at a job, as things are now: `nextAt`, or later when nobody looks or another tab asks. */
export function dueAt(one: Followed, { isAttended, isSeen, isToldSoon, leads }: Attention): number {
  const { nextAt, askedAt } = one
  if (one.isAsking || !isAttended || nextAt === never) return never
  if (isToldSoon && !one.seen.job.wasCompleted) return never
  // A finished job's result is not put off: its record may be gone soon.
  const isUrgent = isSeen || one.seen.job.wasCompleted
  if (!one.isKnown || leads()) return isUrgent ? nextAt : Math.max(nextAt, askedAt + sparseMs)
  // Another tab asks. One that is seen, and heard nothing for two expected gaps, asks by itself.
  const gapMs = Math.min(Math.max(nextAt - askedAt, shortestGapMs), longestGapMs)
  return Math.max(nextAt, askedAt + 2 * gapMs) + (isUrgent ? 0 : 3 * sparseMs)
}
