import { decodeSubmitAnswer, isPublicMediaAddress, pictureRules, safeMediaUrl } from '@kling-kit/spec'
import type { Answer } from '../handler/answer.ts'
import { createCallWindow } from '../caller/call-window.ts'
import { mediaOriginsOf } from '../media/media-origins.ts'
import { checkPicture } from './picture.ts'
import { readPicture } from './picture-body.ts'
import { createPictureMemory } from './picture-memory.ts'
import type { ProxyRoute } from '../handler/proxy-route.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { Refusal } from '../handler/refusal.ts'
import { insist, isLimit, mustBeLimits } from '../handler/settings.ts'
import { callUpstream } from '../upstream/upstream.ts'
import { refusalOf } from '../upstream/wire-refusal.ts'

export interface UploadOptions {
  /** Of one picture. Default 10 MiB, the most that Kling takes. */
  maxBytes?: number
  /** Uploads of one caller. Default 20. */
  perMinute?: number
  /**
   * Pictures sent on at once, of all callers together; one caller has at most four under way. Each takes some 50 MB for a
   * moment. Those that still arrive take what came of them, together at most so many of the largest. Default 16.
   */
  maxAtOnce?: number
  /** Reading a picture. Default 60 s. */
  bodyMs?: number
  /** Until a picture begins to arrive, and between two pieces of it. Default 10 s. */
  idleMs?: number
  /** Sending it on. Default 60 s. */
  upstreamMs?: number
  /** Where pictures are sent, and the API key with them. Default: Segmind's address; with an `upstream` of your own, `/upload-asset` there. */
  address?: string
}

/** Adds `POST /v2/uploads`: one picture as the body; 200 with the address under which Segmind finds it. */
export function uploads(options: UploadOptions = {}): ProxyRoute {
  const { perMinute = 20, maxAtOnce = 16, bodyMs = 60_000, upstreamMs = 60_000, address } = options
  const { maxBytes = pictureRules.maxBytes, idleMs = 10_000 } = options
  insist(!address || isSafeAddress(address), '`address` must be https, or http on loopback.')
  insist([perMinute, maxAtOnce, bodyMs, idleMs, upstreamMs, maxBytes].every(isLimit), mustBeLimits)
  return (state) => {
    const limits = { submitsPerMinute: perMinute, maxCalls: 4, maxCallsInAll: Infinity }
    const callers = createCallWindow(state.clock, limits)
    // Taken when a picture is whole, so that whoever sends one slowly keeps nobody out.
    const places = createCallWindow(state.clock, { ...limits, maxCallsInAll: maxAtOnce })
    const memory = createPictureMemory(maxAtOnce * maxBytes)
    const reading = { clock: state.clock, memory, maxBytes, bodyMs, idleMs }
    return {
      path: '/v2/uploads',
      verb: 'POST',
      action: 'upload',
      offers: { uploads: { maxBytes, types: pictureRules.types } },
      async answer(visit): Promise<Answer> {
        // Without the limits that the app gave this caller: they are for submissions.
        const { id } = visit.caller
        callers.countSubmit({ id })
        const leave = callers.enter({ id })
        try {
          // Who would be refused in the end is refused before the picture is read.
          places.enter({ id })()
          const { type, bytes } = checkPicture(await readPicture(visit.request, reading))
          const leavePlace = places.enter({ id })
          try {
            return {
              httpStatus: 200,
              body: { url: await send(state, visit, { address, upstreamMs }, type, bytes) },
            }
          } finally {
            leavePlace()
          }
        } finally {
          leave()
        }
      },
    }
  }
}

function isSafeAddress(address: string): boolean {
  const url = safeMediaUrl(address)
  return url !== undefined && !/[?#]/.test(url)
}

async function send(
  state: ProxyState,
  visit: Visit,
  { address, upstreamMs }: { address?: string; upstreamMs: number },
  type: string,
  bytes: Uint8Array,
): Promise<string> {
  const { upstream } = visit.credentials
  const isSegmind = upstream === 'https://api.segmind.com'
  const url = address ?? `${isSegmind ? 'https://workflows-api.segmind.com' : upstream}/upload-asset`
  const body = `{"data_urls":["data:${type};base64,${base64Of(bytes)}"]}`
  const http = await callUpstream(state, visit, url, upstreamMs, body).catch((error: Refusal) => {
    // An upload costs nothing, wherever it broke off.
    throw new Refusal(error.code, { detail: error.facts.detail })
  })
  const { file_urls, urls } = (http.body ?? {}) as { file_urls?: unknown; urls?: unknown }
  const file = http.httpStatus < 300 ? safeMediaUrl([file_urls ?? urls].flat()[0]) : undefined
  const mediaOrigins = mediaOriginsOf(state, visit)
  if (file && isPublicMediaAddress(file, { mediaOrigins }) && state.redact(file) === file) return file
  const answer = decodeSubmitAnswer(http, { from: 'segmind', now: state.clock.now() })
  if (answer.type === 'refused' && answer.error.code !== 'unknown-model') throw refusalOf(answer.error)
  throw new Refusal('bad-upstream', { detail: visit.event.detail })
}

/** In pieces whose length is a multiple of three, so that they join without padding. */
function base64Of(bytes: Uint8Array): string {
  const size = 24_576
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    btoa(String.fromCharCode(...bytes.subarray(at * size, (at + 1) * size))),
  ).join('')
}
