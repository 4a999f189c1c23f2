import type { HttpAnswer, ResultAnswer, StatusAnswer } from '@kling-kit/spec'
import type { Transport } from './transport.ts'

/** The questions about a job, which Segmind and the proxy answer under the same paths. */
export function jobCalls(
  call: (path: string, signal?: AbortSignal) => Promise<HttpAnswer>,
  decodeStatus: (answer: HttpAnswer) => StatusAnswer,
  decodeResult: (answer: HttpAnswer) => ResultAnswer,
): Pick<Transport, 'status' | 'result'> {
  return {
    status: async (requestId, signal) => decodeStatus(await call(`${path(requestId)}/status`, signal)),
    result: async (requestId, signal) => decodeResult(await call(path(requestId), signal)),
  }
}

const path = (requestId: string) => `requests/${encodeURIComponent(requestId)}`
