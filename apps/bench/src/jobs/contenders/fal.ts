import { createFalClient } from '@fal-ai/client'
import type { Contender } from '../contender.ts'
import { toldJob } from '../told-job.ts'

/** fal's client as published: `queue.subscribeToStatus`, every 500 ms. What `onQueueUpdate` gets is put into state. */
export const contender: Contender = {
  name: 'fal',
  open({ fetch }) {
    const { queue } = createFalClient({ fetch, credentials: 'none' })
    return {
      watch: (requestId) =>
        toldJob((onQueueUpdate) => {
          const stop = new AbortController()
          const ended = queue.subscribeToStatus('fal-ai/kling-video', {
            requestId,
            onQueueUpdate,
            abortSignal: stop.signal,
          })
          ended.catch(() => {})
          return () => stop.abort()
        }),
      close() {},
    }
  },
}
