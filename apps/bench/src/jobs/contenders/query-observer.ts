import { environmentManager, QueryClient, QueryObserver } from '@tanstack/query-core'
import type { Contender } from '../contender.ts'
import { statusUrl } from '../instant-fetch.ts'

// Without a window it takes itself for a server, and its refetchInterval never ticks.
environmentManager.setIsServer(() => false)

/** TanStack Query: an observer for each job, with `refetchInterval`. */
export const contender: Contender = {
  name: 'QueryObserver',
  open({ fetch }) {
    const client = new QueryClient()
    client.mount()
    const watch = (requestId: string) => {
      const observer = new QueryObserver(client, {
        queryKey: ['status', requestId],
        queryFn: async () => (await fetch(statusUrl(requestId))).json() as Promise<object>,
        refetchInterval: 2000,
        refetchIntervalInBackground: true,
      })
      return {
        subscribe: (listener: () => void) => observer.subscribe(listener),
        getSnapshot: () => observer.getCurrentResult(),
      }
    }
    const close = () => {
      client.clear()
      client.unmount()
    }
    return { watch, close }
  },
}
