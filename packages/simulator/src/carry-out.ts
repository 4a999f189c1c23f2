import { answerBalance, storeUploads } from './account-route.ts'
import type { Answer } from './answer.ts'
import type { Fault } from './fault.ts'
import { fateOf } from './job-fate.ts'
import { failAt, type JobRecord } from './job-record.ts'
import { answerResult, answerStatus } from './poll-route.ts'
import { rateLimit } from './rate-limit.ts'
import { refusals } from './refusals.ts'
import type { ApiRoute } from './route.ts'
import { submit } from './submit-route.ts'
import { findJob, type World } from './world.ts'

interface ApiCall {
  route: ApiRoute
  headers: Headers
  text: string
  fault?: Fault
}

/** What the real API would do and answer: key first, then the rate, then the call itself. */
export async function carryOut(world: World, call: ApiCall): Promise<{ answer: Answer; job?: JobRecord }> {
  const { route, headers, fault } = call
  const refused = checkKey(world, headers) ?? checkRate(world, route)
  if (refused) return { answer: refused }
  switch (route.phase) {
    case 'submit':
      return submit(world, {
        modelId: route.modelId,
        contentType: headers.get('content-type'),
        text: call.text,
        fate: fault && fateOf(fault),
      })
    case 'status':
      failIfAsked(world, route.requestId, fault)
      return { answer: answerStatus(world, route.requestId) }
    case 'result':
      failIfAsked(world, route.requestId, fault)
      return { answer: await answerResult(world, route.requestId) }
    case 'upload':
      return { answer: storeUploads(world, call.text) }
    default:
      return { answer: answerBalance(world) }
  }
}

/** The header x-api-key and nothing else. A bearer token is refused. */
function checkKey(world: World, headers: Headers): Answer | undefined {
  const key = headers.get('x-api-key')
  if (key === null && !headers.has('authorization')) return refusals.missingKey()
  return key === world.settings.apiKey ? undefined : refusals.invalidKey()
}

function checkRate(world: World, route: ApiRoute): Answer | undefined {
  const isPoll = 'requestId' in route
  return route.phase === 'submit' || (isPoll && world.settings.rpmCountsPolls) ? rateLimit(world) : undefined
}

function failIfAsked(world: World, requestId: string, fault: Fault | undefined): void {
  if (fault?.type !== 'failed-under-200' && fault?.type !== 'error-object') return
  const job = findJob(world, requestId)
  if (job) failAt(job, fault.message ?? 'Generation failed. Please try again.', world.now())
}
