import type { Answer } from '../handler/answer.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'

/** Where one request is asked about. A path alone, unless it is known what this proxy is called from outside. */
export function requestUrl({ publicOrigin = '', basePath }: ProxyState, sealedId: string): string {
  return `${publicOrigin}${basePath}/v2/requests/${sealedId}`
}

/** The answer to an accepted submission, with the id sealed to who asks. */
export async function acceptedAnswer(
  state: ProxyState,
  { caller, credentials, event }: Visit,
  requestId: string,
  isReplay: boolean,
): Promise<Answer> {
  event.type = isReplay ? 'replayed' : 'accepted'
  event.requestId = requestId
  const sealedId = await credentials.seals.seal(requestId, caller.id)
  const url = requestUrl(state, sealedId)
  return {
    httpStatus: 200,
    body: { request_id: sealedId, status: 'QUEUED', status_url: `${url}/status`, response_url: url },
    headers: isReplay ? { 'idempotent-replayed': 'true' } : {},
  }
}
