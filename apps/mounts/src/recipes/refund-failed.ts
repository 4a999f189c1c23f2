import { createKlingClient, JobFailedError, segmindTransport, type WaitOptions } from '@kling-kit/core'
import type { AcceptedSubmission } from '@kling-kit/proxy'
import { models } from '@kling-kit/spec'
import { shop } from './shop.ts'

/** Waits for the end of a job, and refunds it if Segmind says that it FAILED. For the server: it asks with your key. */
export async function refundIfFailed(requestId: string, options?: WaitOptions) {
  // One for each job, so that nothing is kept of those that ended.
  const client = createKlingClient({ transport: segmindTransport(), models })
  try {
    await client.job(requestId).wait(options)
  } catch (error) {
    // Anything else says no such thing: the job goes on, or its record is gone and it may have been charged.
    if (error instanceof JobFailedError) await shop.refund(requestId)
  } finally {
    client.dispose()
  }
}

export async function onAccepted(submission: AcceptedSubmission) {
  await shop.onAccepted(submission)
  // Not waited for: a film takes minutes, and whoever pressed waits for this function.
  refundIfFailed(submission.requestId).catch(console.error)
}
