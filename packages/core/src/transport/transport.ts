import type { ResultAnswer, StatusAnswer, SubmitAnswer } from '@kling-kit/spec'

/**
 * The way to Segmind. Each method sends one HTTP request and reads its answer into our own words.
 * They resolve with what was answered, even a refusal, and reject only when no answer came (network, abort), or with a
 * `KlingError` of `billed: 'no'` where it is certain that nothing was sent.
 */
export interface Transport {
  /** Where a person would look when it does not answer, for messages: an address without query or credentials. */
  readonly baseUrl: string
  /** The one call that costs money. Called at most once per intent. */
  submit(request: {
    modelId: string
    body: Record<string, unknown>
    intentId: string
    /** The app's own, for the proxy's `beforeSubmit`. Never reaches Segmind. */
    metadata?: Record<string, unknown>
    signal?: AbortSignal
  }): Promise<SubmitAnswer>
  /** What became of an intent. Absent where nobody keeps one, as on Segmind itself. */
  askIntent?(intentId: string, signal?: AbortSignal): Promise<SubmitAnswer>
  /** Closes an intent that nobody claimed. `never-sent` comes back as refused with billed 'no'. */
  closeIntent?(intentId: string, signal?: AbortSignal): Promise<SubmitAnswer>
  status(requestId: string, signal?: AbortSignal): Promise<StatusAnswer>
  result(requestId: string, signal?: AbortSignal): Promise<ResultAnswer>
  /** Asks for an address of the proxy's and hands its answer out unread. Only where the app wants to be told of jobs on streams. */
  streams?(
    path: string,
    signal: AbortSignal,
    body?: undefined,
    headers?: Record<string, string>,
  ): Promise<Response>
  upload?(
    file: Blob,
    options: { signal?: AbortSignal; onProgress?: (sentBytes: number, totalBytes: number) => void },
  ): Promise<string>
}
