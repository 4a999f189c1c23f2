import { type Answer, json } from './answer.ts'
import { type JobRecord, stageAt } from './job-record.ts'
import { contentTypeOf, fileNameOf, resultUrl } from './media-address.ts'
import { refusals } from './refusals.ts'
import { balanceOf, findJob, type World } from './world.ts'

const seconds = (ms: number) => Math.round(ms) / 1000

function metricsOf(world: World, job: JobRecord): Record<string, number> {
  const times = {
    inference_time: seconds(job.settledAt - job.processingAt),
    queue_time: seconds(job.processingAt - job.submittedAt),
    total_time: seconds(job.settledAt - job.submittedAt),
  }
  if (job.failure !== undefined) return times
  return { ...times, cost: job.costUsd, remaining_credits: balanceOf(world) }
}

function openBody({ settings }: World, job: JobRecord, status: string) {
  const address = `${settings.apiBaseUrl}/v2/requests/${job.requestId}`
  return {
    status,
    request_id: job.requestId,
    status_url: `${address}/status`,
    response_url: address,
    metrics: {},
  }
}

/** The answer to `GET /v2/requests/{id}/status`. Never carries the output. */
export function answerStatus(world: World, requestId: string): Answer {
  const job = findJob(world, requestId)
  if (!job) return refusals.unknownRequest(requestId)
  const status = stageAt(job, world.now())
  if (status === 'FAILED') return failed(world, job)
  if (status !== 'COMPLETED') return json(200, openBody(world, job, status))
  return json(200, { status, request_id: requestId, metrics: metricsOf(world, job) })
}

/** The answer to `GET /v2/requests/{id}`. Before completion the real one's is unknown: here it is the status. */
export async function answerResult(world: World, requestId: string): Promise<Answer> {
  const job = findJob(world, requestId)
  if (!job) return refusals.unknownRequest(requestId)
  const status = stageAt(job, world.now())
  if (status === 'FAILED') return failed(world, job)
  if (status !== 'COMPLETED') return json(200, openBody(world, job, status))
  const head = { status, request_id: requestId, error: null }
  const metrics = metricsOf(world, job)
  if (job.hasNoMedia) return json(200, { ...head, output: null, metrics })
  const url = resultUrl(job, world.settings)
  const name = fileNameOf(job)
  const bytes = await world.media?.read(name)
  const file = {
    url,
    content_type: contentTypeOf(name),
    file_name: `output.${name.split('.').pop()}`,
    file_size: String(bytes?.byteLength ?? 1_843_221),
  }
  const media = job.model.gives === 'image' ? { images: [file] } : { video: file }
  return json(200, {
    ...head,
    output: url,
    ...media,
    prompt: job.input.prompt,
    seed: '',
    timings: { inference: metrics.inference_time },
    metrics,
  })
}

/** HTTP 422, on both polls. */
function failed(world: World, job: JobRecord): Answer {
  return json(422, { status: 'FAILED', error: job.failure, metrics: metricsOf(world, job) })
}
