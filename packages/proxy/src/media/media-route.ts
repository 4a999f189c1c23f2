import { type Media, isPublicMediaAddress } from '@kling-kit/spec'
import type { Answer } from '../handler/answer.ts'
import { isLoopback } from '../caller/credentials.ts'
import { within } from '../time/deadline.ts'
import { createExpiringMap } from '../time/expiring-map.ts'
import { fileHead } from './file-head.ts'
import { guardStream } from './guard-stream.ts'
import { askAbout, openSeal } from '../poll/poll-route.ts'
import type { ProxyRoute } from '../handler/proxy-route.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { rangeHeaders } from './range-headers.ts'
import { Refusal } from '../handler/refusal.ts'
import { insist, isLimit, mustBeLimits } from '../handler/settings.ts'

/** How files are fetched: streamed, no redirect followed. `globalThis.fetch` fits; `nodeFetch` does not, for it reads answers whole. */
export type MediaFetch = (
  url: string,
  init: {
    method: 'GET' | 'HEAD'
    headers: Record<string, string>
    redirect: 'manual'
    signal: AbortSignal
  },
) => Promise<Response>

export interface MediaOptions {
  /** Where files may be fetched from, by https. Default: `images.segmind.com`. A loopback upstream's own origin is always one. */
  hosts?: readonly string[]
  /** Of one file. Default 512 MiB. */
  maxBytes?: number
  /** Until the media host begins to answer, and between two pieces of a file. Default 15 s. */
  idleMs?: number
  /** One answer, however slowly its caller takes it. Default 15 min. */
  totalMs?: number
  fetch?: MediaFetch
}

type Rules = Required<MediaOptions>

/** As long as Segmind keeps the record of a request. */
const knownMs = 3_600_000

/** Adds `GET /v2/requests/{id}/media`: the file itself, in ranges where asked for; `?download` for saving it. */
export function media(options: MediaOptions = {}): ProxyRoute {
  const { hosts = ['images.segmind.com'], maxBytes = 2 ** 29, idleMs = 15_000, totalMs = 900_000 } = options
  insist(hosts.every(isPublicHost), '`hosts` takes names that strangers reach: media.example.com')
  insist([maxBytes, idleMs, totalMs].every(isLimit), mustBeLimits)
  const fetch: MediaFetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init))
  const rules: Rules = { hosts, maxBytes, idleMs, totalMs, fetch }
  return (state) => {
    const known = createExpiringMap<Media>(state.clock)
    return {
      path: '/v2/requests/{requestId}/media',
      verb: 'GET',
      action: 'media',
      offers: { media: true },
      async answer(visit, sealedId) {
        const requestId = await openSeal(visit, sealedId)
        // A player asks for many ranges of one file: Segmind is asked once.
        const file = known.get(requestId) ?? (await findFile(state, visit, rules, requestId))
        if (!known.get(requestId)) known.set(requestId, file, knownMs)
        return fetchFile(state, visit, rules, file, requestId)
      },
    }
  }
}

const isPublicHost = (host: string) =>
  /^[a-z\d.-]+(:\d+)?$/.test(host) && isPublicMediaAddress(`https://${host}/`)

async function findFile(
  state: ProxyState,
  visit: Visit,
  { hosts }: Rules,
  requestId: string,
): Promise<Media> {
  const told = await askAbout(state, visit, 'result', requestId)
  const file = told.type === 'result' ? told.media[0] : undefined
  if (!file) throw gone('This job has no file, or has none yet.', 'Ask for its status.')
  const { protocol, host, origin, href } = new URL(file.url)
  const { upstream } = visit.credentials
  const isPinned = protocol === 'https:' && hosts.includes(host)
  const isSimulator = isLoopback(upstream) && origin === upstream
  if (!(isPinned || isSimulator) || state.redact(href) !== href)
    throw new Refusal('bad-upstream', { billed: 'unknown', detail: 'media host' })
  return file
}

const gone = (happened: string, todo: string) =>
  new Refusal('not-found', { message: `${happened} ${todo}`, billed: 'unknown' })

async function fetchFile(
  state: ProxyState,
  visit: Visit,
  { fetch, idleMs, maxBytes, totalMs }: Rules,
  file: Media,
  requestId: string,
): Promise<Answer> {
  const { caller, event, request } = visit
  const { clock } = state
  const abort = new AbortController()
  const signal = AbortSignal.any([abort.signal, request.signal])
  const leave = state.window.enter(caller)
  const end = () => {
    abort.abort()
    leave()
  }
  try {
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    // Without the key, which is nobody's business there. Not compressed; for a range, fetch itself sees to that.
    const part = rangeHeaders(request.headers)
    const headers: Record<string, string> = part ?? { 'accept-encoding': 'identity' }
    const exchange = fetch(file.url, { method, headers, redirect: 'manual', signal })
    const response = await within(clock, idleMs, exchange, () => new Error('late')).catch(() => {
      throw new Refusal('upstream-unreachable', { billed: 'unknown', detail: 'media host' })
    })
    event.detail = `HTTP ${response.status}`
    if (response.status === 404 || response.status === 410 || response.status === 403)
      throw gone('This file is gone.', 'Segmind keeps files for about seven days.')
    const expected = { media: file, requestId, maxBytes, hasRange: part !== undefined, redact: state.redact }
    const head = fileHead(response, expected)
    const isDownload = /[?&]download\b/.test(new URL(request.url).search)
    const disposition = `${isDownload ? 'attachment' : 'inline'}; ${head.fileName}`
    const answer = {
      httpStatus: response.status,
      headers: { ...head.headers, 'content-disposition': disposition },
    }
    if (method === 'HEAD' || response.status === 416 || !response.body) {
      end()
      return answer
    }
    const limits = { clock, idleMs, totalMs, maxBytes, bytes: head.bytes }
    return { ...answer, file: guardStream(response.body, limits, end) }
  } catch (error) {
    end()
    throw error
  }
}
