import { type Belief, type JobStatus, sealedIdPattern } from '@kling-kit/spec'
import { findCaller, idsOf } from '../caller/caller.ts'
import { bareId } from '../caller/seal.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import { statusOfMark } from './mark.ts'

/** A job that somebody wants to hear of, and what they say of it. That may be wrong: it decides no more than when Segmind is asked. */
export interface AskedJob {
  sealedId: string
  requestId: string
  /** Since its submission. Unknown: it is looked at once. */
  ageMs?: number
  /** How long such jobs usually take. */
  belief?: Belief
  /** Its status as the caller knows it, by the last event that it got. */
  known?: JobStatus
}

const agePattern = /^\d{1,6}$/
const usualPattern = /^(\d{1,4})-([01]\.\d{1,3})$/

/** The jobs named by `?id=…&age=…&usual=…`, each of them the caller's own. @throws {Refusal} */
export async function readAskedJobs(state: ProxyState, visit: Visit, maxIds: number): Promise<AskedJob[]> {
  const { url, headers } = visit.request
  const query = new URL(url).searchParams
  const ids = query.getAll('id')
  const isPlain = ids.every((id) => sealedIdPattern.test(id)) && new Set(ids).size === ids.length
  if (!isPlain || ids.length === 0 || ids.length > maxIds)
    throw new Refusal('invalid-input', {
      told: ['Some ids do not fit.', `Name 1 to ${maxIds} jobs, each once: ?id=…&id=…`],
    })
  const hintsOf = (name: string) => {
    const given = query.getAll(name)
    return given.length === ids.length ? given : []
  }
  const [ages, usuals] = [hintsOf('age'), hintsOf('usual')]
  const marks = headers.get('last-event-id') ?? ''
  const jobs: AskedJob[] = []
  // One after another: a seal that is not the caller's ends it.
  for (const [at, sealedId] of ids.entries())
    jobs.push({
      sealedId,
      requestId: await openFor(state, visit, sealedId),
      ageMs: ageOf(ages[at]),
      belief: beliefOf(usuals[at]),
      known: marks.length === ids.length ? statusOfMark(marks.charAt(at)) : undefined,
    })
  return jobs
}

async function openFor(state: ProxyState, visit: Visit, sealedId: string): Promise<string> {
  const { caller, credentials, request } = visit
  const requestId = await credentials.seals.open(sealedId, idsOf(caller))
  if (state.ids !== 'plain') return requestId
  // Without seals only the app knows whose each of them is.
  const owner = await findCaller(state, request, { action: 'events', requestId: bareId(sealedId) }).catch(
    () => undefined,
  )
  if (owner?.id !== caller.id) throw new Refusal('wrong-caller')
  return requestId
}

const ageOf = (seconds = '') => (agePattern.test(seconds) ? Number(seconds) * 1000 : undefined)

function beliefOf(usual = ''): Belief | undefined {
  const [, mean, spread] = usualPattern.exec(usual) ?? []
  if (!mean || !spread) return undefined
  return { meanSeconds: Math.max(1, Number(mean)), spread: Math.max(0.05, Number(spread)) }
}
