'use client'
import type { KlingClient } from '@kling-kit/core'
import type { ReactNode } from 'react'
import { KlingContext } from './kling-context.ts'

export interface KlingClientProviderProps {
  client: KlingClient
  children?: ReactNode
}

/** Gives a client of your own to the hooks below. Unlike `KlingProvider` it does not bring the five models along. */
export function KlingClientProvider({ client, children }: KlingClientProviderProps) {
  return <KlingContext.Provider value={client}>{children}</KlingContext.Provider>
}
