'use client'
import type { KlingClient } from '@kling-kit/core'
import { useClientFor } from './kling-context.ts'

/** The client of the nearest provider. `caller` is named in the error when there is none. */
export function useKlingClient(caller = 'useKlingClient'): KlingClient {
  return useClientFor(caller)
}
