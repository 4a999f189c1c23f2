import { createKlingClient, proxyTransport } from '@kling-kit/core'
import type { Contender } from '../contender.ts'
import { baseUrl } from '../instant-fetch.ts'

/** Our client with a schedule that is not ours: what the machinery costs, apart from how often it is used. */
export const contender: Contender = {
  name: 'kling-kit, told to ask every 2 s',
  open({ fetch, clock }) {
    const transport = proxyTransport({ baseUrl, fetch })
    const client = createKlingClient({ transport, clock, models: [], pollDelay: () => 2000 })
    return { watch: (requestId) => client.job(requestId), close: client.dispose }
  },
}
