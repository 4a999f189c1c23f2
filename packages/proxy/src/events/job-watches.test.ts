import { createSimulator, createVirtualClock } from '@kling-kit/simulator'
import { simulatorApiKey } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { createProxyState } from '../handler/proxy-state.ts'
import { settingsOf } from '../handler/settings.ts'
import type { JobNews } from './job-news.ts'
import { createJobWatches } from './job-watches.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openEvents } from '../testing/open-events.ts'
import { settle } from '../testing/settle.ts'

/** When Segmind was asked, in ms since the first of these questions. */
const momentsOf = (polls: readonly { at: number }[]) => polls.map(({ at }) => at - (polls[0]?.at ?? 0))

describe('a question that is under way', () => {
  it('is the last one when everybody left before its answer', async () => {
    const { clock, listen, simulator } = await openEvents()
    simulator.next({ type: 'slow', on: 'status', delayMs: 5000 })
    const stream = await listen()
    await clock.advance(1000)
    void stream.leave()
    await clock.advance(120_000)
    expect(simulator.polls).toHaveLength(1)
    expect(clock.timerCount).toBe(0)
  })

  it('is not asked again by whoever comes meanwhile, and its failure counts once', async () => {
    const { clock, events: seen, listen, simulator } = await openEvents()
    simulator.next({ type: 'hang', on: 'status' })
    await clock.advance(3000)
    const first = await listen()
    await clock.advance(1000)
    void first.leave()
    await clock.advance(1000)
    seen.length = 0
    const second = await listen()
    await clock.advance(14_000)
    expect(second.told()).toMatchObject([{ http_status: 503, body: { code: 'upstream-unreachable' } }])
    expect(seen.filter(({ type }) => type === 'refused')).toMatchObject([
      { action: 'events', code: 'upstream-unreachable', detail: 'timeout', durationMs: 15_000 },
    ])
  })
})

it('who listens hears what is new, each failure, and nothing of looks that found the same', async () => {
  const clock = createVirtualClock(undefined, { settle })
  const { fetch, ...simulator } = createSimulator({ clock, latency: 'manual' })
  const url = 'https://api.segmind.com/v2/kling-o3-text2video'
  const headers = { 'x-api-key': simulatorApiKey, 'content-type': 'application/json' }
  const submitted = await fetch(url, { method: 'POST', headers, body: '{"prompt":"a boat"}' })
  const { request_id: requestId } = (await submitted.json()) as { request_id: string }
  const settings = { authorize: () => null, store: memoryStore(), apiKey: simulatorApiKey, fetch, clock }
  const watches = createJobWatches(createProxyState(settingsOf(settings)))
  const heard: string[] = []
  const wordOf = (news: JobNews) =>
    'refusal' in news ? news.refusal.code : news.told.type === 'status' ? news.told.rawStatus : ''
  watches.watch({ requestId, sealedId: requestId, ageMs: 0 }, { id: 'ada' }, (news) =>
    heard.push(wordOf(news)),
  )
  await clock.advance(120_000)
  expect(heard).toEqual(['QUEUED'])
  simulator.next({ type: 'server-error', on: 'status', times: 2 })
  await clock.advance(60_000)
  expect(heard).toEqual(['QUEUED', 'bad-upstream', 'bad-upstream', 'QUEUED'])
  expect(simulator.polls.length).toBeGreaterThan(6)
})

it('a failed look is logged with what Segmind answered', async () => {
  const { clock, events: seen, listen, simulator } = await openEvents()
  simulator.next({ type: 'server-error', on: 'status' })
  await listen()
  await clock.advance(0)
  expect(seen.filter(({ type }) => type === 'refused')).toMatchObject([
    { code: 'bad-upstream', httpStatus: 502, detail: 'HTTP 500' },
  ])
})

it('who comes a minute after the others left is told the present, not what was true then', async () => {
  const { clock, job, listen } = await openEvents()
  job().process()
  const first = await listen()
  await clock.advance(1000)
  void first.leave()
  job().complete()
  await clock.advance(61_000)
  const second = await listen()
  await clock.advance(0)
  expect(second.told().map(({ body }) => body.status)).toEqual(['COMPLETED'])
})

describe('the questions about all jobs', () => {
  it('go out one by one after Segmind said that they are too many', async () => {
    const { clock, ids, listen, simulator } = await openEvents(3)
    simulator.next({ type: 'rate-limited', resetAfterMs: 5000, on: 'status', times: 3 })
    await listen()
    await clock.advance(1000)
    expect(momentsOf(simulator.polls)).toEqual([0, 0, 0])
    await clock.advance(20_000)
    const again = simulator.polls.slice(3, 6)
    expect(new Set(again.map(({ requestId }) => requestId)).size).toBe(ids.length)
    const [, second = 0, third = 0] = momentsOf(again)
    expect(second).toBeGreaterThan(2000)
    expect(third - second).toBeGreaterThan(2000)
  })

  it('go out together again once Segmind answered often enough', async () => {
    const { clock, ids, listen, simulator } = await openEvents(4)
    simulator.next({ type: 'rate-limited', resetAfterMs: 1000, on: 'status' })
    await listen({}, ids.slice(0, 1))
    await clock.advance(120_000)
    const before = simulator.polls.length
    await listen({}, ids.slice(1))
    await clock.advance(0)
    expect(momentsOf(simulator.polls.slice(before))).toEqual([0, 0, 0])
  })

  it('are slowed by a 429 that a browser’s own poll got, and the stream only shared', async () => {
    const { clock, get, ids, listen, simulator } = await openEvents(2)
    simulator.next({ type: 'rate-limited', resetAfterMs: 20_000, on: 'status' })
    await get(`/v2/requests/${ids[0]}/status`)
    await listen({}, ids.slice(0, 1))
    await clock.advance(0)
    await listen({}, ids.slice(1))
    await clock.advance(19_000)
    expect(simulator.polls).toHaveLength(1)
  })

  it('are not slowed by one that failed otherwise', async () => {
    const { clock, ids, listen, simulator } = await openEvents(2)
    simulator.next({ type: 'server-error', on: 'status' })
    await listen({}, ids.slice(0, 1))
    await clock.advance(0)
    const other = await listen({}, ids.slice(1))
    await clock.advance(0)
    expect(other.told()).toMatchObject([{ body: { status: 'QUEUED' } }])
  })

  it('are not slowed by a caller who may ask no more', async () => {
    const { clock, ids, listen, submit } = await openEvents(
      1,
      {},
      {
        authorize: (request, { action }) => {
          const id = request.headers.get('x-user') ?? 'ada'
          return { id, limits: action === 'events' && id === 'bea' ? { maxCalls: 0 } : {} }
        },
      },
    )
    const { body } = await submit(undefined, { user: 'bea' })
    const bea = await listen({ 'x-user': 'bea' }, [String(body.request_id)])
    await clock.advance(0)
    expect(bea.told()).toMatchObject([{ http_status: 429, body: { code: 'rate-limited' } }])
    const ada = await listen({}, ids)
    await clock.advance(0)
    expect(ada.told()).toMatchObject([{ body: { status: 'QUEUED' } }])
  })
})
