import { type Answer, json } from './answer.ts'
import { type JobFate, ordinaryFate } from './job-fate.ts'
import type { JobRecord } from './job-record.ts'
import { lateError, valueOutsideSet } from './late-validation.ts'
import { isReachableFor } from './media-address.ts'
import { refusals } from './refusals.ts'
import { drawTimetable } from './timetable.ts'
import { balanceOf, costOf, type World } from './world.ts'

/** Failures of validation come this soon after the submission. */
const lateErrorMs = 7

/** The answer to `POST /v2/{model}`; with `job` when it was accepted. */
export function submit(
  world: World,
  call: { modelId: string; contentType: string | null; text: string; fate?: JobFate },
): { answer: Answer; job?: JobRecord } {
  const { settings } = world
  if (!/^application\/json\b/i.test(call.contentType ?? '')) return { answer: refusals.contentType() }
  const model = settings.models.find(({ id }) => id === call.modelId)
  if (settings.retiredModels.includes(call.modelId)) return { answer: refusals.retiredModel() }
  if (!model) return { answer: refusals.unknownModel() }
  if (settings.restrictedModels.includes(call.modelId)) return { answer: refusals.restrictedModel() }
  const input = parseObject(call.text)
  if (!input) return { answer: refusals.malformedJson() }
  const outside = valueOutsideSet(model, input)
  if (outside) return { answer: refusals.invalidValue(outside.name, outside.allowed) }
  const costUsd = costOf(model, input)
  if (balanceOf(world) < costUsd) return { answer: refusals.insufficientCredits() }

  const fate = call.fate ?? ordinaryFate
  const submittedAt = world.now()
  const { queueMs, totalMs } = drawTimetable(model, input, { ...settings, random: world.random })
  const soonFailure =
    lateError(model, input, isReachableFor(settings)) ??
    settings.failOn?.({ modelId: model.id, input }) ??
    fate.failure
  const job: JobRecord = {
    requestId: world.random.uuid(),
    fileId: world.random.uuid(),
    model,
    input,
    costUsd,
    submittedAt,
    processingAt: submittedAt + (soonFailure === undefined ? queueMs * fate.stretch : 0),
    settledAt: submittedAt + (soonFailure === undefined ? totalMs * fate.stretch : lateErrorMs),
    failure: soonFailure ?? fate.lateFailure,
    isGone: fate.isGone,
    hasNoMedia: fate.hasNoMedia,
  }
  if (fate.isStuck) job.settledAt = Infinity
  world.jobs.set(job.requestId, job)
  return { answer: accepted(world, job.requestId), job }
}

function accepted({ settings }: World, requestId: string): Answer {
  return json(200, {
    request_id: requestId,
    status: 'QUEUED',
    poll_url: `${settings.apiBaseUrl}/v1/requests/${requestId}`,
    status_url: `${settings.apiBaseUrl}/v2/requests/${requestId}/status`,
    response_url: `${settings.apiBaseUrl}/v2/requests/${requestId}`,
  })
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
