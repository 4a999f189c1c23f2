import type { Clock } from '../time/clock.ts'
import { within } from '../time/deadline.ts'
import { Refusal } from '../handler/refusal.ts'

export type ProxyAction =
  | 'submit'
  | 'intent'
  | 'status'
  | 'result'
  | 'capabilities'
  | 'events'
  | 'media'
  | 'upload'

/** Who asks, as the app knows them. */
export interface Caller {
  /** Stable for one person or account: jobs belong to it. Never an IP address or a session id. */
  id: string
  /** Ids this caller had before, as before signing in: their jobs and intents are theirs, too. At most ten count. */
  aliases?: readonly string[]
  /** The models that this caller may use. Default: all of the proxy's. */
  models?: readonly string[]
  /** Instead of the proxy's own limits. */
  limits?: Partial<CallerLimits>
}

export interface CallerLimits {
  /** New submissions a minute. Default 20. */
  submitsPerMinute: number
  /** Calls to Segmind under way at once. Default 50. */
  maxCalls: number
}

export interface AskedFor {
  action: ProxyAction
  modelId?: string
  /** Without its seal. */
  requestId?: string
}

export type Authorize = (
  request: Request,
  asked: AskedFor,
) => Caller | null | undefined | Promise<Caller | null | undefined>

// What `String(user?.id)` gives when nobody is there: one caller for all strangers.
const nobody = /^(undefined|null|NaN|\[object .*\])?$/
const isId = (id: unknown): id is string =>
  typeof id === 'string' && id.length <= 256 && !nobody.test(id.trim())

interface FindOptions {
  authorize: Authorize
  clock: Clock
  authorizeMs: number
}

/** Asks the app who this is. Everything but a caller refuses: null, a throw, silence. */
export async function findCaller(
  { authorize, clock, authorizeMs }: FindOptions,
  request: Request,
  asked: AskedFor,
): Promise<Caller> {
  const answer: unknown = await within(clock, authorizeMs, authorize(request, asked))
  const caller = answer as Caller | null | undefined
  if (typeof caller !== 'object' || caller === null || !isId(caller.id)) throw new Refusal('unauthorized')
  return { ...caller, aliases: caller.aliases?.filter(isId).slice(0, 10) }
}

/** The ids whose jobs are this caller's, the present one first. */
export const idsOf = ({ id, aliases = [] }: Caller): string[] => [id, ...aliases]
