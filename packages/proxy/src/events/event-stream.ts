import type { Clock } from '../time/clock.ts'
import type { AskedJob } from './asked-job.ts'
import { createJobEvents } from './job-events.ts'
import type { JobNews } from './job-news.ts'
import { isFinal } from './mark.ts'

interface EventStreamOptions {
  clock: Clock
  heartbeatMs: number
  totalMs: number
  /** Whoever aborts one of them ends the stream. */
  signals: readonly AbortSignal[]
  watch(job: AskedJob, hear: (news: JobNews) => void): () => void
  encode(job: AskedJob, news: JobNews): string
  /** Called once, however it ended. */
  onEnd(): void
}

const ready = 'event: ready\ndata: {}\n\n'
const heartbeat = ':\n\n'

/** What is learnt of these jobs, as Server-Sent Events, until all of them ended or the time is up. Nothing is made before it is read. */
export function openEventStream(
  jobs: readonly AskedJob[],
  options: EventStreamOptions,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { clock, heartbeatMs, totalMs, signals, watch, encode, onEnd } = options
  const events = createJobEvents(jobs, encode)
  const encoder = new TextEncoder()
  const stops: (() => void)[] = []
  let isReady = false
  let isOver = false
  let wake = () => {}

  const end = () => {
    if (isOver) return
    isOver = true
    for (const stop of stops) stop()
    onEnd()
    wake()
  }
  const next = async (): Promise<string> => {
    // At once, so that headers leave and the client knows that nobody on the way holds the stream back.
    if (!isReady) {
      isReady = true
      return ready
    }
    const idleAt = clock.monotonic() + heartbeatMs
    while (true) {
      const text = events.take()
      if (isOver || text || events.isDone()) return text
      // Looks that told nothing new do not put it off.
      const leftMs = idleAt - clock.monotonic()
      if (leftMs <= 0) return heartbeat
      let timer: unknown
      await new Promise<void>((resolve) => {
        wake = resolve
        timer = clock.setTimeout(resolve, leftMs)
      })
      clock.clearTimeout(timer)
    }
  }

  return new ReadableStream(
    {
      start(controller) {
        const close = () => {
          if (isOver) return
          end()
          controller.close()
        }
        const timer = clock.setTimeout(close, totalMs)
        stops.push(() => clock.clearTimeout(timer))
        for (const signal of signals) {
          signal.addEventListener('abort', close)
          stops.push(() => signal.removeEventListener('abort', close))
        }
        for (const job of jobs) {
          if (isFinal(job.known)) continue
          const stop = watch(job, (news) => {
            events.hear(job, news)
            wake()
          })
          stops.push(stop)
        }
        if (signals.some(({ aborted }) => aborted)) close()
      },
      async pull(controller) {
        const text = await next()
        if (isOver) return
        if (text) controller.enqueue(encoder.encode(text))
        else {
          end()
          controller.close()
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}
