import { type Answer, statusOf } from './answer.ts'
import { carryOut } from './carry-out.ts'
import type { Delivery, Manner } from './delivery.ts'
import type { Fault } from './fault.ts'
import { refusalOf } from './fault-answer.ts'
import { reshaped } from './fault-shape.ts'
import type { JobRecord } from './job-record.ts'
import { remember } from './journal.ts'
import { contentTypeOf, fileNameOf } from './media-address.ts'
import { serveMedia } from './media-route.ts'
import { promptFault } from './prompt-command.ts'
import { refusals } from './refusals.ts'
import { type ApiRoute, routeOf, targetOf } from './route.ts'
import type { World } from './world.ts'

const manners: Partial<Record<Fault['type'], Manner>> = {
  unreachable: 'unreachable',
  'drop-before': 'dropped',
  'drop-after': 'dropped',
  reset: 'reset',
  hang: 'hung',
  stall: 'stalled',
}

/** Takes one call, changes the world as the real API would, and says what is to be sent and how. */
export async function exchange(world: World, request: Request): Promise<Delivery> {
  const url = new URL(request.url)
  const headers = Object.fromEntries(request.headers)
  remember(world.calls, { at: world.now(), method: request.method, path: url.pathname + url.search, headers })
  const route = routeOf(request.method, url, world.settings)
  if (route.phase === 'unrouted') return delivered(world, refusals.unrouted())
  if (route.phase === 'wrong-verb') return delivered(world, refusals.wrongVerb())

  const text = request.method === 'POST' ? await request.text() : ''
  const fault = world.faults.take(targetOf(route)) ?? commandIn(world, route.phase, text)
  if (route.phase === 'media') {
    const call = { method: request.method, path: route.path, range: request.headers.get('range'), fault }
    const answer = fault && refusalOf(fault, world, '')
    return delivered(world, answer ?? (await serveMedia(world, call)), fault)
  }
  const requestId = 'requestId' in route ? route.requestId : ''
  const refusal = fault && refusalOf(fault, world, requestId)
  const outcome = takesEffect(fault, refusal)
    ? await carryOut(world, { route, headers: request.headers, text, fault })
    : undefined
  const right = outcome?.answer ?? { status: 0, headers: {} }
  const answer = refusal ?? (fault ? await bent(world, route, fault, right) : right)
  const delivery = delivered(world, answer, fault)
  record(world, { route, headers, text, fault, delivery, job: outcome?.job })
  return delivery
}

function delivered(world: World, answer: Answer, fault?: Fault): Delivery {
  const lateMs = fault?.type === 'slow' ? (fault.delayMs ?? 30_000) : 0
  return {
    answer,
    manner: (fault && manners[fault.type]) ?? 'whole',
    delayMs: world.settings.roundTripMs + lateMs,
    isCompressed: fault?.type === 'huge-body' && fault.compressed,
  }
}

function commandIn(world: World, phase: string, text: string): Fault | undefined {
  return world.settings.promptCommands && phase === 'submit' ? promptFault(text) : undefined
}

/** False for faults that keep a call from being carried out. */
function takesEffect(fault: Fault | undefined, refusal: Answer | undefined): boolean {
  if (fault?.type === 'drop-before' || fault?.type === 'unreachable') return false
  if (fault && 'accepted' in fault && fault.accepted !== undefined) return fault.accepted
  return refusal === undefined
}

async function bent(world: World, route: ApiRoute, fault: Fault, right: Answer): Promise<Answer> {
  const job = 'requestId' in route ? world.jobs.get(route.requestId) : undefined
  if (fault.type !== 'binary' || !job) return reshaped(fault, right)
  const name = fileNameOf(job)
  const bytes = await world.media?.read(name)
  return {
    status: 200,
    headers: { 'content-type': contentTypeOf(name) },
    body: bytes ?? new Uint8Array(1024),
  }
}

interface Exchanged {
  route: ApiRoute
  headers: Record<string, string>
  text: string
  fault?: Fault
  delivery: Delivery
  job?: JobRecord
}

function record(world: World, { route, headers, text, fault, delivery, job }: Exchanged): void {
  const { answer, manner } = delivery
  const isSent = manner === 'whole' || manner === 'reset' || manner === 'stalled'
  const common = { at: world.now(), httpStatus: isSent ? answer.status : undefined, fault: fault?.type }
  if (route.phase === 'submit') {
    remember(world.submissions, {
      ...common,
      modelId: route.modelId,
      body: jsonOf(text),
      headers,
      isAccepted: job !== undefined,
      requestId: job?.requestId,
    })
  } else if (route.phase === 'status' || route.phase === 'result') {
    const status = isSent ? statusOf(answer) : undefined
    remember(world.polls, { ...common, kind: route.phase, requestId: route.requestId, status })
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
