import { decodeProxyStatusAnswer } from '@kling-kit/spec'
import { createParser } from 'eventsource-parser'
import type { EventsListener, ListenedJob, OpenEvents } from './open-events.ts'
import { objectOf, parseJson, readAnswer } from './read-answer.ts'
import type { Transport } from './transport.ts'

type Send = NonNullable<Transport['streams']>

interface Offer {
  maxIds: number
  signMs: number
}

/** Far more than an event of ours has. */
const longestEvent = 65_536

/** Event streams of the proxy, read by `fetch`: EventSource cannot send an app's headers, nor say why it failed. */
export function proxyEvents(send: Send): OpenEvents {
  let offer: Offer | false | undefined
  return async (jobs, listener) => {
    const { signal, lastEventId } = listener
    offer ??= readOffer(objectOf((await readAnswer(await send('capabilities', signal))).body))
    if (!offer) return 'not-offered'
    const named = jobs.slice(0, offer.maxIds)
    const headers = { accept: 'text/event-stream', ...(lastEventId && { 'last-event-id': lastEventId }) }
    const response = await send(`events?${queryOf(named)}`, signal, undefined, headers)
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (!response.ok || !isStream || !response.body) {
      await response.body?.cancel()
      throw new Error(`No stream (HTTP ${response.status}).`)
    }
    await read(response.body, named, offer, listener)
    return 'ended'
  }
}

function readOffer({ models, events }: Readonly<Record<string, unknown>>): Offer | false {
  // Another's answer, as of a login: that says nothing.
  if (!models) throw new Error('No capabilities.')
  const { maxIds, heartbeatMs } = objectOf(events)
  return typeof maxIds === 'number' && typeof heartbeatMs === 'number' && { maxIds, signMs: heartbeatMs }
}

function queryOf(jobs: readonly ListenedJob[]): string {
  return jobs
    .map(({ requestId, ageMs, belief }) => {
      const usual = belief ? `${Math.min(Math.round(belief.meanSeconds), 9999)}-${spreadOf(belief)}` : ''
      return `id=${encodeURIComponent(requestId)}&age=${Math.round(ageMs / 1000)}&usual=${usual}`
    })
    .join('&')
}

const spreadOf = ({ spread }: { spread: number }) => Math.min(spread, 1.999).toFixed(3)

async function read(
  body: ReadableStream<Uint8Array>,
  jobs: readonly ListenedJob[],
  { signMs }: Offer,
  { onReady, onSign, onAnswer }: EventsListener,
): Promise<void> {
  const ids = jobs.map(({ requestId }) => requestId)
  const parser = createParser({
    maxBufferSize: longestEvent,
    onEvent({ event, data, id }) {
      if (event === 'ready') return onReady(ids, signMs)
      const { request_id: requestId, http_status: httpStatus, body: told } = objectOf(parseJson(data))
      if (event !== 'job' || typeof requestId !== 'string' || typeof httpStatus !== 'number') return
      const answer = decodeProxyStatusAnswer({ httpStatus, headers: new Headers(), body: told })
      if (ids.includes(requestId)) onAnswer(requestId, answer, id)
    },
  })
  const reader = body.getReader()
  const decoder = new TextDecoder()
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      onSign()
      parser.feed(decoder.decode(piece.value, { stream: true }))
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}
