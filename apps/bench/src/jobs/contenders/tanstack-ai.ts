import { generateVideo } from '@tanstack/ai'
import { BaseVideoAdapter } from '@tanstack/ai/adapters'
import type { Contender } from '../contender.ts'
import { statusUrl } from '../instant-fetch.ts'
import { toldJob } from '../told-job.ts'

/**
 * TanStack AI as published: the stream of `generateVideo`, whose loop asks every 2 s. `useGenerateVideo` puts each
 * `video:status` into state (ai-react/src/use-generate-video.ts, onVideoStatusChange).
 */
export const contender: Contender = {
  name: 'TanStack AI',
  open: ({ fetch }) => ({
    watch: (requestId) =>
      toldJob((tell) => {
        const stop = new AbortController()
        void readStream(new Adapter(fetch, requestId), stop.signal, tell)
        return () => stop.abort()
      }),
    close() {},
  }),
}

async function readStream(adapter: Adapter, abortSignal: AbortSignal, tell: (status: unknown) => void) {
  for await (const chunk of generateVideo({ adapter, prompt: '', stream: true, abortSignal, debug: false }))
    if (chunk.type === 'CUSTOM' && chunk.name === 'video:status') tell(chunk.value)
}

class Adapter extends BaseVideoAdapter<'any'> {
  readonly name = 'instant'
  readonly #fetch: typeof globalThis.fetch
  readonly #requestId: string

  constructor(fetch: typeof globalThis.fetch, requestId: string) {
    super({}, 'any')
    this.#fetch = fetch
    this.#requestId = requestId
  }

  createVideoJob = async () => ({ jobId: this.#requestId, model: this.model })

  getVideoStatus = async (jobId: string) => {
    const response = await this.#fetch(statusUrl(jobId))
    const { status } = (await response.json()) as { status: string }
    return { jobId, status: status === 'COMPLETED' ? ('completed' as const) : ('processing' as const) }
  }

  getVideoUrl = async (jobId: string) => ({ jobId, url: '' })
}
