import type { Answer } from './answer.ts'
import { type ProxyState, type Visit, withStore } from './proxy-state.ts'

/** `GET /v2/capabilities`: what this caller may use here. A limit that is not told does not exist. */
export async function capabilities(state: ProxyState, { caller }: Visit): Promise<Answer> {
  const { models, offers, quota, submitsPerMinute, maxBodyBytes } = state
  const limits = await withStore(state, async () => quota?.limitsOf?.(caller))
  return {
    httpStatus: 200,
    body: {
      models: [...models.keys()].filter((id) => caller.models?.includes(id) ?? true),
      ...offers,
      limits: {
        submits_per_minute: Math.min(
          caller.limits?.submitsPerMinute ?? submitsPerMinute,
          limits?.submitsPerMinute ?? Infinity,
        ),
        submits_per_day: limits?.submitsPerDay,
        usd_per_day: limits?.usdPerDay,
        max_body_bytes: maxBodyBytes,
      },
    },
  }
}
