'use client'
import type { UnconfirmedSubmission } from '@kling-kit/core'
import { useClientFor } from './kling-context.ts'
import { useSnapshot } from './use-snapshot.ts'

/**
 * The submissions of which nobody knows what became of them, those from before a reload included: each may have been charged.
 * `useKlingClient().submissions` asks again about one, or dismisses it.
 */
export function useKlingSubmissions(): readonly UnconfirmedSubmission[] {
  return useSnapshot(useClientFor('useKlingSubmissions').submissions)
}
