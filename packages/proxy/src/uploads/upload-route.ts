import { decodeSubmitAnswer, isPublicMediaAddress, pictureRules, safeMediaUrl } from '@kling-kit/spec'
import type { Answer } from '../handler/answer.ts'
import { createCallWindow } from '../caller/call-window.ts'
import { mediaOriginsOf } from '../media/media-origins.ts'
import { checkPicture } from './picture.ts'
import type { ProxyRoute } from '../handler/proxy-route.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { readPieces } from '../handler/read-text.ts'
import { Refusal } from '../handler/refusal.ts'
import { readBody } from '../handler/request-body.ts'
import { insist, isLimit, mustBeLimits } from '../handler/settings.ts'
import { callUpstream } from '../upstream/upstream.ts'
import { refusalOf } from '../upstream/wire-refusal.ts'

export interface UploadOptions {
  /** Of one picture. Default 10 MiB, the most that Kling takes. */
  maxBytes?: number
  /** Uploads of one caller. Default 20. */
  perMinute?: number
  /** Pictures held at once, of all callers together; one caller has at most four of them. Each takes some 50 MB for a moment. Default 16. */
  maxAtOnce?: number
  /** Reading a picture. Default 60 s. */
  bodyMs?: number
  /** Sending it on. Default 60 s. */
  upstreamMs?: number
  /** Where pictures are sent, and the API key with them. Default: Segmind's address; with an `upstream` of your own, `/upload-asset` there. */
  address?: string
}

type Rules = Required<Omit<UploadOptions, 'address'>> & Pick<UploadOptions, 'address'>

// Not multipart: a page of another site may send that without asking first.
const pictureType = /^(image\/[\w.+-]+|application\/octet-stream)$/i

/** Adds `POST /v2/uploads`: one picture as the body; 200 with the address under which Segmind finds it. */
export function uploads(options: UploadOptions = {}): ProxyRoute {
  const { perMinute = 20, maxAtOnce = 16, bodyMs = 60_000, upstreamMs = 60_000, address } = options
  const { maxBytes = pictureRules.maxBytes } = options
  insist(!address || isSafeAddress(address), '`address` must be https, or http on loopback.')
  insist([perMinute, maxAtOnce, bodyMs, upstreamMs, maxBytes].every(isLimit), mustBeLimits)
  const rules: Rules = { maxBytes, perMinute, maxAtOnce, bodyMs, upstreamMs, address }
  return (state) => {
    const limits = { submitsPerMinute: perMinute, maxCalls: 4, maxCallsInAll: maxAtOnce }
    const window = createCallWindow(state.clock, limits)
    return {
      path: '/v2/uploads',
      verb: 'POST',
      action: 'upload',
      offers: { uploads: { maxBytes, types: pictureRules.types } },
      async answer(visit): Promise<Answer> {
        // Without the limits that the app gave this caller: they are for submissions.
        const { id } = visit.caller
        window.countSubmit({ id })
        const leave = window.enter({ id })
        try {
          const { type, bytes } = checkPicture(await readPicture(state, visit, rules))
          return { httpStatus: 200, body: { url: await send(state, visit, rules, type, bytes) } }
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

const sentences: Partial<Record<string, string>> = {
  'unsupported-media-type':
    'The body is not one picture. Nothing was sent. Give its Content-Type, image/png.',
  'invalid-json': 'The picture did not arrive whole. Nothing was sent. Try again.',
}

async function readPicture({ clock }: ProxyState, { request }: Visit, { maxBytes, bodyMs }: Rules) {
  const read = async (body: Request['body'], signal: AbortSignal) => {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    await readPieces(body, maxBytes, signal, (piece) => pieces.push(piece as Uint8Array<ArrayBuffer>))
    return new Uint8Array(await new Blob(pieces).arrayBuffer())
  }
  try {
    return await readBody(request, { type: pictureType, maxBytes, bodyMs, clock, read })
  } catch (error) {
    const { code } = error as Refusal
    const tooLarge = `This picture is larger than ${maxBytes / 2 ** 20} MB. Nothing was sent. Make it smaller.`
    throw new Refusal(code === 'invalid-json' ? 'invalid-input' : code, {
      message: sentences[code] ?? tooLarge,
    })
  }
}

async function send(
  state: ProxyState,
  visit: Visit,
  { address, upstreamMs }: Rules,
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
