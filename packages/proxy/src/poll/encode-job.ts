import type { Media, Metrics, ResultAnswer, StatusAnswer } from '@kling-kit/spec'
import type { Answer } from '../handler/answer.ts'

/** What Segmind said about a job, in whichever of its answers. */
export type Told = Exclude<StatusAnswer | ResultAnswer, { type: 'error' }>

/** What a browser is told about a job: Segmind's own shape, made anew of what is known, and nothing beside it. */
export function encodeJob(told: Told, sealedId: string, url: string, exposeCost: boolean): Answer {
  const common = { request_id: sealedId, metrics: encodeMetrics(told.metrics, exposeCost) }
  if (told.type === 'result')
    return { httpStatus: 200, body: { ...common, status: 'COMPLETED', ...encodeMedia(told.media) } }
  if (told.status === 'failed')
    return {
      httpStatus: 422,
      body: { ...common, status: 'FAILED', error: told.failure?.message ?? 'Failed.' },
    }
  const links = told.status === 'completed' ? {} : { status_url: `${url}/status`, response_url: url }
  return { httpStatus: 200, body: { ...common, status: told.rawStatus, ...links } }
}

const encodeMetrics = (metrics: Metrics, exposeCost: boolean) => ({
  inference_time: metrics.inferenceSeconds,
  queue_time: metrics.queueSeconds,
  total_time: metrics.totalSeconds,
  cost: exposeCost ? metrics.costUsd : undefined,
})

function encodeMedia(media: readonly Media[]) {
  const files = (kind: string) => media.filter((each) => each.kind === kind).map(encodeFile)
  const [video] = files('video')
  const images = files('image')
  const urls = media.map(({ url }) => url)
  return { output: urls.length > 1 ? urls : (urls[0] ?? null), video, images: images[0] && images }
}

const encodeFile = ({ url, contentType, fileName, bytes }: Media) => ({
  url,
  content_type: contentType,
  file_name: fileName,
  file_size: bytes,
})
