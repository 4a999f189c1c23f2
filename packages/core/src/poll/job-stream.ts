import type { Alarms } from '../time/alarms.ts'
import type { Clock } from '../time/clock.ts'
import type { EventsListener, ListenedJob, OpenEvents } from '../transport/open-events.ts'

/** One stream about some jobs, from the call that opens it to its end. */
export interface JobStream {
  /** All that it is to tell of. */
  readonly ids: ReadonlySet<string>
  /** What it does tell of, once it is there. */
  readonly told: ReadonlySet<string> | undefined
  /** Whether something came within this time. */
  isAlive: (withinMs: number) => boolean
  /** Nothing is heard of it any more. */
  close: () => void
}

/** `worked`: ended in order, or broke after it had served a while. */
export type StreamEnd = 'worked' | 'failed' | 'not-offered'

interface JobStreamOptions {
  events: OpenEvents
  alarms: Alarms
  clock: Clock
  lastEventId: string | undefined
  onReady: () => void
  onSign: () => void
  onAnswer: EventsListener['onAnswer']
  onEnd: (how: StreamEnd) => void
}

/** Somebody on the way holds back what is not here by then. */
const firstEventMs = 3000
const servedMs = 10_000

export function openJobStream(jobs: readonly ListenedJob[], options: JobStreamOptions): JobStream {
  const { events, alarms, clock, lastEventId, onReady, onSign, onAnswer, onEnd } = options
  const call = new AbortController()
  const open = new Set<string>()
  let told: ReadonlySet<string> | undefined
  let isClosed = false
  let readyAt = 0
  let signAt = clock.monotonic()
  let silenceMs = firstEventMs
  let callOff = () => {}

  const expectSign = () => {
    callOff()
    callOff = alarms.patiently(silenceMs, giveUp)
  }
  const giveUp = () => {
    call.abort()
    end('failed')
  }
  const end = (how: 'ended' | 'not-offered' | 'failed') => {
    callOff()
    if (isClosed) return
    isClosed = true
    if (how === 'not-offered') return onEnd(how)
    // One that ends at once, with its jobs still open, comes from a host that cannot hold it.
    const hasServed = told !== undefined && clock.monotonic() - readyAt >= servedMs
    onEnd(hasServed || (how === 'ended' && told && open.size === 0) ? 'worked' : 'failed')
  }
  const listener: EventsListener = {
    signal: call.signal,
    ...(lastEventId !== undefined && { lastEventId }),
    onReady(requestIds, signMs) {
      if (isClosed || told) return
      told = new Set(requestIds)
      for (const id of requestIds) open.add(id)
      readyAt = clock.monotonic()
      silenceMs = 2 * signMs + firstEventMs
      expectSign()
      onReady()
    },
    onSign() {
      if (isClosed || !told) return
      signAt = clock.monotonic()
      expectSign()
      onSign()
    },
    onAnswer(requestId, answer, eventId) {
      if (isClosed || !told) return
      if (answer.type === 'status' && /completed|failed/.test(answer.status ?? '')) open.delete(requestId)
      onAnswer(requestId, answer, eventId)
    },
  }
  expectSign()
  events(jobs, listener).then(end, () => end('failed'))
  return {
    ids: new Set(jobs.map(({ requestId }) => requestId)),
    get told() {
      return told
    },
    isAlive: (withinMs) => clock.monotonic() - signAt < withinMs,
    close() {
      isClosed = true
      callOff()
      call.abort()
    },
  }
}
