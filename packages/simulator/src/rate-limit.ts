import type { Answer } from './answer.ts'
import { refusals, resetHeader } from './refusals.ts'
import type { World } from './world.ts'

/** 429 once `rpm` calls were counted within a minute; counts this one otherwise. */
export function rateLimit(world: World): Answer | undefined {
  const { rpm } = world.settings
  if (rpm === undefined) return undefined
  const now = world.now()
  world.counted = world.counted.filter((at) => now - at < 60_000)
  const oldest = world.counted[0]
  if (oldest !== undefined && world.counted.length >= rpm)
    return refusals.rateLimited(resetHeader(oldest + 60_000))
  world.counted.push(now)
  return undefined
}
