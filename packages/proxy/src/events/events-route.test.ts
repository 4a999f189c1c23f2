import { describe, expect, it } from 'vitest'
import { events } from '../events.ts'
import { createWorld } from '../testing/create-world.ts'
import { openEvents } from '../testing/open-events.ts'
import { readEvents } from '../testing/read-events.ts'

describe('a stream of events', () => {
  it('greets at once, then tells what a poll would have been answered', async () => {
    const { ask, clock, ids, job, get } = await openEvents()
    const response = await ask()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    const stream = readEvents(response)
    await clock.advance(0)
    expect(stream.events[0]).toEqual({ event: 'ready', data: {} })
    const polled = await get(`/v2/requests/${ids[0]}/status`)
    expect(stream.told()).toEqual([{ request_id: ids[0], http_status: 200, body: polled.body }])
    job().process()
    await clock.advance(10_000)
    job().complete()
    await clock.advance(10_000)
    expect(stream.told().map(({ body }) => body.status)).toEqual(['QUEUED', 'PROCESSING', 'COMPLETED'])
    expect(stream.events.map(({ id }) => id)).toEqual([undefined, 'q', 'p', 'c'])
    expect(stream.state.isOver).toBe(true)
    expect(clock.timerCount).toBe(0)
  })

  it('tells a failure with the HTTP status that a poll gets, and nothing of money', async () => {
    const { clock, job, listen } = await openEvents()
    job().fail('content_policy_violation')
    const stream = await listen()
    await clock.advance(0)
    expect(stream.told()).toMatchObject([
      { http_status: 422, body: { status: 'FAILED', error: 'content_policy_violation' } },
    ])
    expect(stream.state.text).not.toMatch(/cost|credits|segmind\.com/)
  })

  it('is polled for on the schedule: few questions while nothing can be ready', async () => {
    const { clock, job, listen, simulator } = await openEvents()
    job().process()
    await listen({}, undefined, '&age=0&usual=150-0.25')
    await clock.advance(60_000)
    expect(simulator.polls.length).toBeLessThanOrEqual(11)
    expect(simulator.polls.length).toBeGreaterThanOrEqual(5)
  })

  it('looks at a job that was just submitted when its first look is due, and at an older one at once', async () => {
    const { clock, listen, simulator } = await openEvents(2)
    const young = await listen({}, undefined, '&age=0&age=300&usual=150-0.3&usual=150-0.3')
    await clock.advance(0)
    expect(young.told()).toHaveLength(1)
    expect(simulator.polls).toHaveLength(1)
    await clock.advance(2000)
    expect(young.told()).toHaveLength(2)
  })

  it('shows that it is alive when there is nothing to tell, however often Segmind is asked', async () => {
    const { clock, listen, job } = await openEvents()
    job().process()
    const stream = await listen()
    await clock.advance(61_000)
    expect(stream.told()).toHaveLength(1)
    expect(stream.state.heartbeats).toBe(4)
  })

  it('ends when its time is up, and the next one goes on without a word that is known', async () => {
    const { clock, job, listen, simulator } = await openEvents(2, { totalMs: 30_000 })
    const first = await listen()
    await clock.advance(30_000)
    expect(first.state.isOver).toBe(true)
    expect(clock.timerCount).toBe(0)
    const asked = simulator.polls.length
    const second = await listen({ 'last-event-id': first.events.at(-1)?.id ?? '' })
    await clock.advance(1000)
    expect(second.told()).toEqual([])
    expect(simulator.polls.length - asked).toBeLessThanOrEqual(2)
    job(1).process()
    await clock.advance(25_000)
    expect(second.events.at(-1)).toMatchObject({ id: 'qp', data: { body: { status: 'PROCESSING' } } })
    expect(second.told()).toHaveLength(1)
  })

  it('believes a Last-Event-ID from another process: asks nothing at once', async () => {
    const { clock, listen, simulator, job } = await openEvents()
    job().process()
    const stream = await listen({ 'last-event-id': 'p' }, undefined, '&age=40&usual=150-0.3')
    await clock.advance(1000)
    expect(simulator.polls).toHaveLength(0)
    job().complete()
    await clock.advance(15_000)
    expect(stream.told()).toMatchObject([{ body: { status: 'COMPLETED' } }])
  })

  it.each(['x', 'qqq', '', 'constructor', '<script>', '-'])(
    'is not confused by the Last-Event-ID %j',
    async (id) => {
      const { clock, listen } = await openEvents()
      const stream = await listen({ 'last-event-id': id })
      await clock.advance(0)
      expect(stream.told()).toHaveLength(1)
    },
  )

  it('ends at once when all that it was asked for had ended before', async () => {
    const { clock, listen, simulator } = await openEvents()
    const stream = await listen({ 'last-event-id': 'c' })
    await clock.advance(0)
    expect(stream.state.isOver).toBe(true)
    expect(simulator.polls).toHaveLength(0)
  })

  it('is described to HEAD, and opens nothing', async () => {
    const { ask, clock } = await openEvents()
    const response = await ask({ method: 'HEAD' })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(await response.text()).toBe('')
    expect(clock.timerCount).toBe(0)
  })

  it('is offered by capabilities', async () => {
    const { get } = await openEvents(1, { maxIds: 7 })
    expect((await get('/v2/capabilities')).body).toMatchObject({ events: { maxIds: 7, heartbeatMs: 15_000 } })
  })

  it('is not there unless it was asked for', async () => {
    const { get } = createWorld()
    expect(await get('/v2/events?id=aaaaaaaaaaaa')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  })
})

describe('many streams', () => {
  it('cost Segmind what one costs', { timeout: 30_000 }, async () => {
    const pollsOf = async (streams: number) => {
      const { clock, job, listen, simulator } = await openEvents(3, { maxStreams: 50 })
      for (const at of [0, 1, 2]) job(at).process()
      const open = await Promise.all(Array.from({ length: streams }, () => listen()))
      await clock.advance(120_000)
      for (const at of [0, 1, 2]) job(at).complete()
      await clock.advance(20_000)
      for (const { told, state } of open) {
        expect(told().filter(({ body }) => body.status === 'COMPLETED')).toHaveLength(3)
        expect(state.isOver).toBe(true)
      }
      return simulator.polls.length
    }
    expect(await pollsOf(50)).toBe(await pollsOf(1))
  })

  it('stop asking when the last of them was left', async () => {
    const { clock, listen, simulator } = await openEvents(2)
    const [one, other] = [await listen(), await listen()]
    await clock.advance(10_000)
    void one.leave()
    const before = simulator.polls.length
    await clock.advance(30_000)
    expect(simulator.polls.length).toBeGreaterThan(before)
    void other.leave()
    await clock.advance(0)
    const after = simulator.polls.length
    await clock.advance(300_000)
    expect(simulator.polls).toHaveLength(after)
    expect(clock.timerCount).toBe(0)
  })

  it('that come soon after the last of them are told what is known, without a question', async () => {
    const { clock, job, listen, simulator } = await openEvents()
    job().process()
    const first = await listen()
    await clock.advance(1000)
    void first.leave()
    await clock.advance(100)
    const asked = simulator.polls.length
    const second = await listen()
    await clock.advance(0)
    expect(second.told()).toMatchObject([{ body: { status: 'PROCESSING' } }])
    expect(simulator.polls).toHaveLength(asked)
    void second.leave()
    await clock.advance(61_000)
    await listen()
    await clock.advance(0)
    expect(simulator.polls).toHaveLength(asked + 1)
  })

  it('end when their request is aborted, and when the server shuts down', async () => {
    const shutdown = new AbortController()
    const { ask, clock, listen, simulator } = await openEvents(1, { signal: shutdown.signal })
    const leaving = new AbortController()
    const left = readEvents(await ask({ signal: leaving.signal }))
    const stays = await listen()
    leaving.abort()
    await clock.advance(0)
    expect([left.state.isOver, stays.state.isOver]).toEqual([true, false])
    shutdown.abort()
    const late = await listen()
    await clock.advance(0)
    expect([stays.state.isOver, late.state.isOver]).toEqual([true, true])
    expect(clock.timerCount).toBe(0)
    const asked = simulator.polls.length
    await clock.advance(60_000)
    expect(simulator.polls).toHaveLength(asked)
  })

  it('end when their request is aborted, where nobody said how the server shuts down', async () => {
    const { ask, clock } = await openEvents()
    const leaving = new AbortController()
    const left = readEvents(await ask({ signal: leaving.signal }))
    await clock.advance(1000)
    leaving.abort()
    await clock.advance(0)
    expect(left.state.isOver).toBe(true)
    expect(clock.timerCount).toBe(0)
  })

  it('are no more than a caller may have, and a stream that ended makes room', async () => {
    const { ask, clock, listen, submit } = await openEvents(1, { maxStreams: 2 })
    const [one] = [await listen(), await listen()]
    const refused = await ask()
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({ code: 'rate-limited', billed: 'no' })
    const { body } = await submit(undefined, { user: 'bea' })
    const bea = await ask({ headers: { 'x-user': 'bea' } }, [String(body.request_id)])
    expect(bea.status).toBe(200)
    void bea.body?.cancel()
    void one.leave()
    await clock.advance(0)
    expect((await ask()).status).toBe(200)
  })

  it('that nobody reads hold no more than the last news of each job, and end all the same', async () => {
    const { ask, clock, job, simulator } = await openEvents(1, { totalMs: 60_000 })
    const response = await ask()
    await clock.advance(10_000)
    job().process()
    await clock.advance(10_000)
    job().complete()
    await clock.advance(20_000)
    const stream = readEvents(response)
    await clock.advance(0)
    expect(stream.told().map(({ body }) => body.status)).toEqual(['COMPLETED'])
    expect(simulator.polls.length).toBeGreaterThan(1)
    expect(clock.timerCount).toBe(0)
    await ask()
    await clock.advance(60_000)
    expect(clock.timerCount).toBe(0)
  })
})

describe('while Segmind is in trouble', () => {
  it('a stream says so in our words, backs off, and goes on', async () => {
    const { clock, job, listen, simulator } = await openEvents()
    simulator.next({ type: 'leak-balance', on: 'status' })
    simulator.next({ type: 'server-error', on: 'status', times: 4 })
    const { state, told } = await listen()
    await clock.advance(10_000)
    expect(told().map(({ http_status, body }) => [http_status, body.code])).toEqual([
      [200, undefined],
      [502, 'bad-upstream'],
      [502, 'bad-upstream'],
      [502, 'bad-upstream'],
    ])
    job().complete()
    await clock.advance(60_000)
    expect(told().at(-1)).toMatchObject({ http_status: 200, body: { status: 'COMPLETED' } })
    expect(state.text).not.toMatch(/credits|Internal/)
    expect(simulator.polls.length).toBeLessThanOrEqual(8)
  })

  it('each answer that the record is gone is told, apart from each other as the client counts them', async () => {
    const { clock, job, listen, simulator } = await openEvents()
    job().expire()
    const stream = await listen()
    await clock.advance(15_000)
    expect(simulator.polls.map(({ at }) => at - (simulator.polls[0]?.at ?? 0))).toEqual([
      0, 5000, 10_000, 15_000,
    ])
    const answers = stream.told().map(({ http_status, body }) => `${http_status} ${body.code}`)
    expect(answers).toEqual(Array(4).fill('404 request-not-found'))
  })

  it('a 429 slows the questions about all jobs, and they end well', async () => {
    const { clock, ids, job, listen, simulator } = await openEvents(10)
    simulator.next({ type: 'rate-limited', resetAfterMs: 20_000, on: 'status', times: 3 })
    const stream = await listen()
    await clock.advance(19_000)
    expect(simulator.polls.length).toBeLessThanOrEqual(10)
    ids.forEach((_, at) => job(at).complete())
    await clock.advance(400_000)
    expect(stream.state.isOver).toBe(true)
    const done = new Set(
      stream.told().flatMap((each) => (each.body.status === 'COMPLETED' ? each.request_id : [])),
    )
    expect(done.size).toBe(10)
  })

  it('a stream that is opened while Segmind wants rest asks nothing until that is over', async () => {
    const { clock, ids, listen, simulator } = await openEvents(2)
    simulator.next({ type: 'rate-limited', resetAfterMs: 20_000, on: 'status' })
    await listen({}, ids.slice(0, 1))
    await clock.advance(1000)
    const late = await listen({}, ids.slice(1))
    await clock.advance(18_000)
    expect(simulator.polls).toHaveLength(1)
    await clock.advance(5000)
    expect(late.told()).toMatchObject([{ body: { status: 'QUEUED' } }])
  })

  it('the app hears of each failed look, once however many listen', async () => {
    const { clock, events: seen, listen, simulator } = await openEvents()
    await Promise.all([listen(), listen(), listen()])
    await clock.advance(10_000)
    seen.length = 0
    simulator.next({ type: 'server-error', on: 'status' })
    await clock.advance(20_000)
    expect(seen).toMatchObject([
      { type: 'refused', action: 'events', code: 'bad-upstream', callerId: 'ada', httpStatus: 502 },
    ])
  })
})

describe('a stream is refused', () => {
  it.each([
    ['to another caller', { 'x-user': 'bea' }, 403, 'wrong-caller'],
    ['to another site', { 'sec-fetch-site': 'cross-site' }, 403, 'cross-site'],
  ])('%s, before anything is asked', async (_, headers, status, code) => {
    const { ask, clock, simulator } = await openEvents()
    const response = await ask({ headers })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
    expect([simulator.polls.length, clock.timerCount]).toEqual([0, 0])
  })

  it('when one id among many is somebody else’s', async () => {
    const { ask, clock, ids, simulator, submit } = await openEvents(3)
    const { body } = await submit(undefined, { user: 'bea' })
    const response = await ask({}, [...ids, String(body.request_id)])
    expect(response.status).toBe(403)
    expect([simulator.polls.length, clock.timerCount]).toEqual([0, 0])
  })

  it.each([
    ['no id', ''],
    ['an empty id', '?id='],
    ['a short id', '?id=abc'],
    ['an id that is a path', '?id=../../v1/get-user-credits'],
    ['the same id twice', '?id={id}&id={id}'],
    ['too many ids', `?${Array.from({ length: 51 }, (_, at) => `id=aaaaaaaa-${at}`).join('&')}`],
  ])('for %s', async (_, query) => {
    const { get, ids, simulator } = await openEvents()
    const reply = await get(`/v2/events${query.replaceAll('{id}', ids[0] as string)}`)
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input', billed: 'no' } })
    expect(simulator.polls).toHaveLength(0)
  })

  it('where the app itself checks ids and says no to one of them', async () => {
    const asked: (string | undefined)[] = []
    const { ask, ids } = await openEvents(
      2,
      {},
      {
        ids: 'plain',
        authorize: (_, { action, requestId }) => {
          if (action === 'events') asked.push(requestId)
          return action === 'events' && requestId === ids[1] ? null : { id: 'ada' }
        },
      },
    )
    expect((await ask({}, [ids[0] as string])).status).toBe(200)
    expect(asked).toEqual([undefined, ids[0]])
    expect((await ask()).status).toBe(403)
  })

  it('to a limit that is none', () => {
    expect(() => events({ maxIds: Number.NaN })).toThrow('Limits and times are numbers')
    expect(() => events({ maxIds: 81 })).toThrow('at most 80')
    expect(() => events({ maxIds: 80 })).not.toThrow()
  })
})
