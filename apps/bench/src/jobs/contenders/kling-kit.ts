import { createKlingClient, type KlingClient, proxyTransport } from '@kling-kit/core'
import { klingO3TextToVideo } from '@kling-kit/spec'
import type { Contender, Surroundings } from '../contender.ts'
import { baseUrl } from '../instant-fetch.ts'

/** Our client with its own schedule. */
export const contender: Contender = {
  name: 'kling-kit',
  looksAtAge: true,
  open(surroundings) {
    const client = openClient(surroundings)
    return {
      watch: (requestId) => watchNewJob(client, requestId, surroundings),
      close: client.dispose,
    }
  },
}

export function openClient({ fetch, clock }: Surroundings): KlingClient {
  const transport = proxyTransport({ baseUrl, fetch })
  return createKlingClient({ transport, clock, models: [klingO3TextToVideo] })
}

/** The handle on a job that was accepted at this moment. */
export function watchNewJob(client: KlingClient, requestId: string, { clock }: Surroundings) {
  return client.job(requestId, { modelId: klingO3TextToVideo.id, submittedAt: clock.now() })
}
