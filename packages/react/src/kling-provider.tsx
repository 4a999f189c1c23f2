'use client'
import type { KlingClient } from '@kling-kit/core'
import type { ReactNode } from 'react'
import { KlingClientProvider } from './kling-client-provider.tsx'
import type { EndpointOptions } from './endpoint-client.ts'
import { useEndpointClient } from './use-endpoint-client.ts'

export type KlingProviderProps =
  | { client: KlingClient; children?: ReactNode }
  | (EndpointOptions & { client?: undefined; children?: ReactNode })

/**
 * Gives the hooks below their client: yours, or one made for `endpoint`, where the proxy is mounted, with all five models.
 * A client made here is disposed of when the provider unmounts, or when `endpoint` or `owner` changes.
 */
export function KlingProvider(props: KlingProviderProps) {
  return props.client ? (
    <KlingClientProvider client={props.client}>{props.children}</KlingClientProvider>
  ) : (
    <EndpointProvider {...props} />
  )
}

function EndpointProvider({ children, ...options }: EndpointOptions & { children?: ReactNode }) {
  return <KlingClientProvider client={useEndpointClient(options)}>{children}</KlingClientProvider>
}
