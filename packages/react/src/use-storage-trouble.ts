'use client'
import type { StorageTrouble } from '@kling-kit/core'
import { useClientFor } from './kling-context.ts'
import { useSnapshot } from './use-snapshot.ts'

/** Why this browser cannot remember jobs now: `blocked` or `full`. Undefined while it does. */
export function useStorageTrouble(): StorageTrouble | undefined {
  return useSnapshot(useClientFor('useStorageTrouble').storageTrouble)
}
