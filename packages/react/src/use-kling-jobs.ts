'use client'
import type { Job } from '@kling-kit/core'
import { useClientFor } from './kling-context.ts'
import { useSnapshot } from './use-snapshot.ts'

/** All jobs that the client knows, newest first. The same array until something changed. */
export function useKlingJobs(): readonly Job[] {
  return useSnapshot(useClientFor('useKlingJobs').jobs)
}
