import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Job } from '../job/job.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const ranks = { queued: 0, processing: 1, expired: 2, completed: 3, failed: 3 } as const
const words = ['QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'THROTTLED'] as const

type Step =
  | { tells: (typeof words)[number] }
  | { waitsMs: number }
  | { moves: 'process' | 'complete' | 'fail' }
  | 'cut'

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ tells: fc.constantFrom(...words) }) },
  { weight: 3, arbitrary: fc.record({ waitsMs: fc.integer({ min: 0, max: 20_000 }) }) },
  { weight: 2, arbitrary: fc.record({ moves: fc.constantFrom('process', 'complete', 'fail') }) },
  { weight: 1, arbitrary: fc.constant('cut') },
)

/** A stream that says what it is told to say, whatever the truth is. */
function createTellingStream() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const say = (text: string) => {
    try {
      controller?.enqueue(new TextEncoder().encode(text))
    } catch {} // closed, as by a cut
  }
  const answer = () => {
    const body = new ReadableStream<Uint8Array>({ start: (own) => void (controller = own) })
    say('event: ready\ndata: {}\n\n')
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }
  return { answer, say }
}

/** A rank lost, an end that changes, or a film that is shown before its result was fetched. */
function isStepBack(job: Job, at: number, seen: readonly Job[]): boolean {
  const before = seen[at - 1] ?? job
  const isChangedEnd = before.link === 'settled' && job.status !== before.status
  const isEmptyEnd = job.status === 'completed' && job.link === 'settled' && !job.media
  return ranks[job.status] < ranks[before.status] || isChangedEnd || isEmptyEnd
}

it('whatever a stream and polls say, and in whatever order, a job never goes backwards', {
  timeout: 60_000,
}, async () => {
  const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
    const capabilities = { models: [], events: { maxIds: 50, heartbeatMs: 15_000 } }
    const world = createWorld({ events: true, latency: 'manual' })
    const { client, clock, network, simulator } = world
    const stream = createTellingStream()
    network.answerStreams(stream.answer, capabilities)
    settled(client.submit(boatModel, boat))
    await clock.advance(100)
    const { requestId } = client.jobs.getSnapshot()[0] as { requestId: string }
    const handle = client.job(requestId)
    const seen = [handle.getSnapshot()]
    const stop = handle.subscribe(() => seen.push(handle.getSnapshot()))
    for (const each of steps) {
      if (each === 'cut') network.cut()
      else if ('waitsMs' in each) await clock.advance(each.waitsMs)
      else if ('moves' in each) simulator.job(requestId)[each.moves]()
      else {
        const body = { request_id: requestId, status: each.tells, metrics: {} }
        stream.say(
          `event: job\ndata: ${JSON.stringify({ request_id: requestId, http_status: 200, body })}\n\n`,
        )
        await clock.advance(0)
      }
    }
    await clock.advance(5000)
    stop()
    client.dispose()
    expect(seen.filter(isStepBack)).toEqual([])
    await clock.advance(0)
    expect(clock.timerCount).toBe(0)
  })
  await fc.assert(property, { numRuns: 100, seed: 20_261_121 })
})
