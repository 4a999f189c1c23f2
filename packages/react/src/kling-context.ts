'use client'
import type { KlingClient } from '@kling-kit/core'
import { createContext, useContext } from 'react'

export const KlingContext = createContext<KlingClient | undefined>(undefined)

/** The client above `hookName`, which the message names when there is none. */
export function useClientFor(hookName: string): KlingClient {
  const client = useContext(KlingContext)
  if (client) return client
  throw new Error(
    `${hookName} found no client above it. Wrap this part of the tree in <KlingProvider client={…}>.`,
  )
}
