import type { Answer } from './answer.ts'
import type { ProxyState, Visit } from './proxy-state.ts'

/** `GET /v2/capabilities`: what this caller may use here. */
export function capabilities(
  { models, offers, submitsPerMinute, maxBodyBytes }: ProxyState,
  { caller }: Visit,
): Answer {
  return {
    httpStatus: 200,
    body: {
      models: [...models.keys()].filter((id) => caller.models?.includes(id) ?? true),
      ...offers,
      limits: {
        submits_per_minute: caller.limits?.submitsPerMinute ?? submitsPerMinute,
        max_body_bytes: maxBodyBytes,
      },
    },
  }
}
