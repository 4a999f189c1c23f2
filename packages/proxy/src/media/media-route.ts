import type { Media } from '@kling-kit/spec'
import type { Answer } from '../handler/answer.ts'
import { type CallWindow, createCallWindow } from '../caller/call-window.ts'
import { isLoopback } from '../caller/credentials.ts'
import { within } from '../time/deadline.ts'
import { createExpiringMap } from '../time/expiring-map.ts'
import { fileHead } from './file-head.ts'
import { guardStream } from './guard-stream.ts'
import { type MediaFetch, type MediaOptions, type MediaRules, mediaRulesOf } from './media-rules.ts'
import { askAbout, openSeal } from '../poll/poll-route.ts'
import type { ProxyRoute } from '../handler/proxy-route.ts'
import type { ProxyState, Visit } from '../handler/proxy-state.ts'
import { copyHeaders, rangeHeaders } from './range-headers.ts'
import { Refusal } from '../handler/refusal.ts'

/** As long as Segmind keeps the record of a request. */
const knownMs = 3_600_000

/** Adds `GET /v2/requests/{id}/media`: the file itself, in ranges where asked for; `?download` for saving it. */
export function media(options: MediaOptions = {}): ProxyRoute {
  const rules = mediaRulesOf(options)
  return (state) => {
    const fetch = options.fetch ?? streamingFetch(state)
    // Not the proxy's own: whoever holds on to a file for minutes takes no place from those who pay or look.
    const window = createCallWindow(state.clock, rules.places)
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
        return fetchFile(state, visit, { ...rules, fetch, window }, file, requestId)
      },
    }
  }
}

// One that reads answers whole, as `nodeFetch` does, is not for films.
const streamingFetch = ({ fetch }: ProxyState): MediaFetch =>
  fetch.readWhole
    ? (url, init) => globalThis.fetch(url, init)
    : (fetch as (url: string, init: object) => Promise<Response>)

async function findFile(
  state: ProxyState,
  visit: Visit,
  { hosts }: MediaRules,
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
  new Refusal('not-found', { told: [happened, todo], billed: 'unknown' })

async function fetchFile(
  state: ProxyState,
  visit: Visit,
  {
    fetch,
    idleMs,
    maxBytes,
    readerIdleMs,
    totalMs,
    window,
  }: MediaRules & { fetch: MediaFetch; window: CallWindow },
  file: Media,
  requestId: string,
): Promise<Answer> {
  const { caller, event, request } = visit
  const { clock } = state
  const abort = new AbortController()
  const signal = AbortSignal.any([abort.signal, request.signal])
  // Without the limits that the app gave this caller: they are for other calls.
  const leave = window.enter({ id: caller.id })
  const end = () => {
    abort.abort()
    leave()
  }
  try {
    const method = request.method === 'HEAD' ? 'HEAD' : 'GET'
    // Without the key, which is nobody's business there. Not compressed; for a range, fetch itself sees to that.
    const part = rangeHeaders(request.headers)
    const copy = copyHeaders(request.headers)
    const headers: Record<string, string> = { ...(part ?? { 'accept-encoding': 'identity' }), ...copy }
    const exchange = fetch(file.url, { method, headers, redirect: 'manual', signal })
    const response = await within(clock, idleMs, exchange, () => new Error('late')).catch(() => {
      throw new Refusal('upstream-unreachable', { billed: 'unknown', detail: 'media host' })
    })
    event.detail = `HTTP ${response.status}`
    if (response.status === 404 || response.status === 410 || response.status === 403)
      throw gone('This file is gone.', 'Segmind keeps files for about seven days.')
    const asked = { hasRange: part !== undefined, hasCopy: copy !== undefined }
    const expected = { media: file, requestId, maxBytes, redact: state.redact, ...asked }
    const head = fileHead(response, expected)
    const isDownload = /[?&]download\b/.test(new URL(request.url).search)
    const disposition = `${isDownload ? 'attachment' : 'inline'}; ${head.fileName}`
    const answer = {
      httpStatus: response.status,
      // The head of a copy that is still good keeps its name: here the type is not known.
      headers: {
        ...head.headers,
        ...(response.status !== 304 && { 'content-disposition': disposition }),
      },
    }
    if (method === 'HEAD' || response.status === 416 || !response.body) {
      end()
      return answer
    }
    const limits = { clock, idleMs, readerIdleMs, totalMs, maxBytes, bytes: head.bytes }
    return { ...answer, file: guardStream(response.body, limits, end) }
  } catch (error) {
    end()
    throw error
  }
}
