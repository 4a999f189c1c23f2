import { type AnyModel, getModel, models as builtInModels } from '@kling-kit/spec'
import { systemClock } from '../time/clock.ts'
import { isPlainPath } from './route.ts'
import type { ProxyLimits, ProxyOptions, ProxyTimeouts } from '../proxy-options.ts'
import type { UpstreamFetch } from '../upstream/upstream.ts'

export type Settings = ReturnType<typeof settingsOf>

const defaults: ProxyLimits & ProxyTimeouts = {
  submitsPerMinute: 20,
  maxCalls: 50,
  maxCallsInAll: 1000,
  maxBodyBytes: 2 ** 20,
  maxResponseBytes: 2 ** 20,
  upstreamMs: 30_000,
  readMs: 300_000,
  pollMs: 15_000,
  authorizeMs: 5_000,
  hookMs: 10_000,
  acceptedMs: 2_000,
  bodyMs: 10_000,
  storeMs: 5_000,
}

// Looked up at each call: hosts and tests replace it.
const fetchByDefault: UpstreamFetch = (url, init) => globalThis.fetch(url, init)

/** Throws the sentence unless the claim holds. */
export function insist(claim: unknown, sentence: string): asserts claim {
  if (!claim) throw new Error(sentence)
}

// NaN would be a limit that nothing reaches.
export const isLimit = (limit: number) => limit >= 0
export const mustBeLimits = 'Limits and times are numbers, 0 or more.'

const isOrigin = (text: string) =>
  /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text

/** The options with their defaults, numbers on one level. @throws {Error} for one that cannot work or would not be safe. */
export function settingsOf(options: ProxyOptions) {
  const { authorize, store, publicOrigin, allowedOrigins = [], limits, timeouts } = options
  insist(
    typeof authorize === 'function',
    'createKlingProxy needs `authorize`: who may spend? To begin: developmentOnly().',
  )
  insist(store, 'createKlingProxy needs `store`, which keeps it from paying twice. To begin: memoryStore().')
  const basePath = (options.basePath ?? '/api/kling').replace(/\/$/, '')
  insist(
    /^(\/[^?#]*)?$/.test(basePath) && isPlainPath(basePath),
    '`basePath` must be a plain path: /api/kling',
  )
  insist(
    [publicOrigin ?? 'https://x', ...allowedOrigins].every(isOrigin),
    '`publicOrigin` and `allowedOrigins` take exact origins: https://app.example',
  )
  const numbers = { ...defaults }
  for (const [name, value] of Object.entries({ ...limits, ...timeouts }))
    if (value !== undefined) numbers[name as keyof typeof numbers] = value
  insist(Object.values(numbers).every(isLimit), mustBeLimits)
  return {
    ...options,
    ...numbers,
    basePath,
    allowedOrigins: new Set(allowedOrigins),
    models: new Map((options.models ?? builtInModels).map(offer)),
    fetch: options.fetch ?? fetchByDefault,
    // Looked up at each call, for tools that put their own console in place.
    log: options.log ?? ((sentence: string) => console.error(sentence)),
    clock: options.clock ?? systemClock,
  } satisfies object
}

function offer(model: string | AnyModel): [id: string, model: AnyModel] {
  const known = typeof model === 'string' ? getModel(model) : model
  insist(known, '`models` names one that @kling-kit/spec has not. Define it with defineModel.')
  return [known.id, known]
}
