export const baseUrl = 'http://127.0.0.1/api/kling'

export const statusUrl = (requestId: string) => `${baseUrl}/v2/requests/${requestId}/status`

export interface InstantFetch {
  fetch: typeof globalThis.fetch
  /** When each poll since the last `clear` was made, by `now`. */
  readonly polledAt: readonly number[]
  clear(): void
}

/** A network without distance: each question about a job is answered at once, always with PROCESSING. */
export function createInstantFetch(now: () => number): InstantFetch {
  let polledAt: number[] = []
  return {
    fetch(address, init) {
      if (init?.signal?.aborted) return Promise.reject(init.signal.reason as Error)
      polledAt.push(now())
      const requestId = /requests\/([^/?]+)/.exec(String(address))?.[1]
      const body = `{"status":"PROCESSING","request_id":"${requestId}","metrics":{}}`
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }))
    },
    get polledAt() {
      return polledAt
    },
    clear() {
      polledAt = []
    },
  }
}
