'use client'
import type { KlingClient } from '@kling-kit/core'
import { useEffect, useState } from 'react'
import { createEndpointClient, type EndpointOptions } from './endpoint-client.ts'

/** A client for `endpoint` that lives as long as the component, and is replaced when `endpoint` or `owner` changes. */
export function useEndpointClient(options: EndpointOptions): KlingClient {
  const [made, setMade] = useState(() => createEndpointClient(options))
  const current = made.isFor(options) ? made : createEndpointClient(options)
  if (current !== made) setMade(current)
  useEffect(() => {
    if (!current.hold()) setMade(createEndpointClient(options))
    return () => current.release()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the other options are read when the client is made
  }, [current])
  useEffect(() => current.setHeaders(options.headers))
  return current.client
}
