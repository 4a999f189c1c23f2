import type { KlingClient } from '../client/client.ts'
import type { Job } from './job.ts'

interface QueryContext {
  signal: AbortSignal
  queryKey: readonly unknown[]
  client: { getQueryData(queryKey: readonly unknown[]): unknown }
}

/**
 * Options for `useQuery` of TanStack Query 5: the job as last seen, new whenever it changed. The client goes on deciding
 * when to poll; a query that is cleared, retried or persisted changes nothing for the job.
 */
export function jobQueryOptions(client: KlingClient, requestId: string) {
  const handle = client.job(requestId)
  return {
    queryKey: ['kling-job', requestId] as const,
    /** Resolves as soon as the job is another one than the query holds. */
    queryFn: ({ signal, queryKey, client: queries }: QueryContext) =>
      new Promise<Job>((resolve) => {
        const seen = queries.getQueryData(queryKey)
        const look = () => {
          if (handle.getSnapshot() === seen && !signal.aborted) return
          stop()
          resolve(handle.getSnapshot())
        }
        const stop = handle.subscribe(look)
        signal.addEventListener('abort', look)
        look()
      }),
    // Asks for the next change, of the client and not of the network.
    refetchInterval: ({ state }: { state: { data?: Job } }) =>
      state.data?.link === 'settled' ? false : 1000,
    refetchIntervalInBackground: true,
    networkMode: 'always' as const,
    structuralSharing: false,
    retry: false,
  }
}
