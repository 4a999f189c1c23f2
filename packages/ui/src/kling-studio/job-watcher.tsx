import { type JobCallbacks, useKlingJob } from '@kling-kit/react'

/** Keeps one job watched, on stage or not, and tells the app how it ended. */
export function JobWatcher({ requestId, ...callbacks }: JobCallbacks & { requestId: string }) {
  useKlingJob(requestId, callbacks)
  return null
}
