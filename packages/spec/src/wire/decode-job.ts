import { type DecodeOptions, objectOf, reasonOf, shortText } from './answer.ts'
import { decodeMedia } from './decode-media.ts'
import { failureOf } from './failure.ts'
import { sealedIdPattern } from './id-pattern.ts'
import { proxyReadingError } from './proxy-error.ts'
import { segmindReadingError } from './segmind-error.ts'
import { segmindReason } from './segmind-reason.ts'
import type { HttpAnswer, JobStatus, Metrics, ResultAnswer, StatusAnswer, WireError } from './wire.ts'

type ToldStatus = Extract<StatusAnswer, { type: 'status' }>

const statuses: Readonly<Record<string, Exclude<JobStatus, 'expired'>>> = {
  QUEUED: 'queued',
  PROCESSING: 'processing',
  COMPLETED: 'completed',
  FAILED: 'failed',
}

/** What `GET /v2/requests/{id}/status` said. A FAILED job comes as HTTP 422, so the body is read before the status code. */
export const decodeStatusAnswer = (answer: HttpAnswer, { from, now }: DecodeOptions): StatusAnswer =>
  decodeStatus(answer, from === 'proxy' ? byProxy : bySegmind, now)

/** `decodeStatusAnswer` from the proxy, for browsers: what reads Segmind's own refusals stays out of the bundle. */
export const decodeProxyStatusAnswer = (answer: HttpAnswer, now?: number): StatusAnswer =>
  decodeStatus(answer, byProxy, now)

/** What `GET /v2/requests/{id}` said: the media once the job completed, its status before that. */
export const decodeResultAnswer = (answer: HttpAnswer, { from, now }: DecodeOptions): ResultAnswer =>
  decodeResult(answer, from === 'proxy' ? byProxy : bySegmind, now)

/** `decodeResultAnswer` from the proxy, for browsers: what reads Segmind's own refusals stays out of the bundle. */
export const decodeProxyResultAnswer = (answer: HttpAnswer, now?: number): ResultAnswer =>
  decodeResult(answer, byProxy, now)

type Reader = [
  readError: (answer: HttpAnswer, now?: number) => WireError,
  readReason: (answer: HttpAnswer) => string,
]

const byProxy: Reader = [proxyReadingError, reasonOf]
const bySegmind: Reader = [segmindReadingError, segmindReason]

function decodeStatus(answer: HttpAnswer, [readError, readReason]: Reader, now?: number): StatusAnswer {
  const told = readStatus(answer, readReason)
  if (!told) return { type: 'error', error: readError(answer, now) }
  const media = told.status === 'completed' ? decodeMedia(answer.body).media : []
  return media.length > 0 ? { ...told, media } : told
}

function decodeResult(answer: HttpAnswer, [readError, readReason]: Reader, now?: number): ResultAnswer {
  const told = readStatus(answer, readReason)
  if (!told) return { type: 'error', error: readError(answer, now) }
  if (told.status !== 'completed') return told
  const { requestId, metrics } = told
  return { type: 'result', requestId, metrics, ...decodeMedia(answer.body) }
}

function readStatus(answer: HttpAnswer, readReason: Reader[1]): ToldStatus | undefined {
  const { request_id: id, status: word, metrics } = objectOf(answer.body)
  if (typeof word !== 'string' || !word) return undefined
  const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined
  const isFinal = status === 'completed' || status === 'failed'
  if (!isFinal && (answer.httpStatus < 200 || answer.httpStatus > 299)) return undefined
  return {
    type: 'status',
    status,
    rawStatus: status ? word : shortText(word, 64),
    requestId: typeof id === 'string' && sealedIdPattern.test(id) ? id : undefined,
    metrics: readMetrics(metrics),
    ...(status === 'failed' && { failure: failureOf(readReason(answer)) }),
  }
}

function readMetrics(value: unknown): Metrics {
  const told = objectOf(value)
  const metrics: Metrics = {}
  const read = (name: keyof Metrics, key: string) => {
    const amount = told[key]
    if (typeof amount === 'number' && amount >= 0 && amount < 1e9) metrics[name] = amount
  }
  read('inferenceSeconds', 'inference_time')
  read('queueSeconds', 'queue_time')
  read('totalSeconds', 'total_time')
  read('costUsd', 'cost')
  return metrics
}
