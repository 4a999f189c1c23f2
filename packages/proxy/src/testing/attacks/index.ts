import type { Attack } from './attack.ts'
import { bodyAttacks } from './bodies.ts'
import { callerAttacks } from './callers.ts'
import { copyAttacks, sealAttacks } from './copies.ts'
import { eventAttacks } from './events.ts'
import { healthAttacks } from './health.ts'
import { mediaAttacks } from './media.ts'
import { originAttacks } from './origins.ts'
import { pathAttacks } from './paths.ts'
import { targetAttacks } from './targets.ts'
import { uploadAttacks } from './uploads.ts'
import { upstreamAttacks } from './upstream.ts'

export const attacks: readonly Attack[] = [
  ...pathAttacks,
  ...targetAttacks,
  ...callerAttacks,
  ...originAttacks,
  ...bodyAttacks,
  ...copyAttacks,
  ...upstreamAttacks,
  ...sealAttacks,
  ...uploadAttacks,
  ...mediaAttacks,
  ...eventAttacks,
  ...healthAttacks,
]
