import { decodeResultAnswer, decodeStatusAnswer } from '@kling-kit/spec'
import { requestUrl } from '../submit/accepted-answer.ts'
import type { Answer } from '../handler/answer.ts'
import { idsOf } from '../caller/caller.ts'
import { encodeJob, type Told } from './encode-job.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import { callUpstream } from '../upstream/upstream.ts'
import { refusalOf } from '../upstream/wire-refusal.ts'

/** `GET /v2/requests/{id}` and `…/status`. */
export async function poll(
  state: ProxyState,
  visit: Visit,
  kind: 'status' | 'result',
  sealedId: string,
): Promise<Answer> {
  const told = await askAbout(state, visit, kind, await openSeal(visit, sealedId))
  return encodeJob(told, sealedId, requestUrl(state, sealedId), state.exposeCost === true)
}

/** The bare id. @throws {Refusal} wrong-caller, when it is of somebody else's request. */
export async function openSeal({ credentials, caller, event }: Visit, sealedId: string): Promise<string> {
  const requestId = await credentials.seals.open(sealedId, idsOf(caller))
  event.requestId = requestId
  return requestId
}

/** What Segmind says about a request. Callers who ask for the same share one call. @throws {Refusal} */
export async function askAbout(
  state: ProxyState,
  visit: Omit<Visit, 'request'>,
  kind: 'status' | 'result',
  requestId: string,
): Promise<Told> {
  const path = `requests/${requestId}${kind === 'status' ? '/status' : ''}`
  const told = await state.sharePoll(path, async () => {
    const leave = state.window.enter(visit.caller)
    try {
      const http = await callUpstream(state, visit, `${visit.credentials.upstream}/v2/${path}`, state.pollMs)
      const decode = kind === 'status' ? decodeStatusAnswer : decodeResultAnswer
      const answer = decode(http, { from: 'segmind', now: state.clock.now() })
      if (answer.type !== 'error') return answer
      const refusal = refusalOf(answer.error, visit.event.detail)
      // Of failures only the word to slow down is kept for a second, as an answer is.
      if (refusal.code === 'rate-limited') return refusal
      throw refusal
    } finally {
      leave()
    }
  })
  if (told instanceof Refusal) throw told
  // An answer about another request is no answer.
  if ((told.requestId ?? requestId) !== requestId) throw new Refusal('bad-upstream', { billed: 'unknown' })
  return told
}
