import { describe, expect, it } from 'vitest'
import { openEvents } from '../testing/open-events.ts'

describe('the events of a stream', () => {
  it('keep in their ids what is known of each job, also when a look failed', async () => {
    const { clock, listen, simulator, ids } = await openEvents(2)
    const stream = await listen({}, ids, '&age=0&age=300')
    await clock.advance(0)
    expect(stream.events.at(-1)?.id).toBe('-q')
    simulator.next({ type: 'server-error', on: 'status', requestId: ids[1], times: Infinity })
    await clock.advance(15_000)
    expect(stream.events.at(-1)).toMatchObject({ id: 'qq', data: { http_status: 502 } })
  })

  it('tell that a job is heard of again after a failure, though nothing changed', async () => {
    const { clock, listen, simulator } = await openEvents()
    const { told } = await listen()
    await clock.advance(0)
    simulator.next({ type: 'server-error', on: 'status' })
    await clock.advance(60_000)
    expect(told().map(({ http_status }) => http_status)).toEqual([200, 502, 200])
  })

  it('tell a status that nobody knows once, not at each look', async () => {
    const { clock, listen, simulator } = await openEvents()
    simulator.next({ type: 'unknown-status', status: 'THROTTLED', on: 'status', times: Infinity })
    const { told } = await listen()
    await clock.advance(60_000)
    expect(told().map(({ body }) => body.status)).toEqual(['THROTTLED'])
    expect(simulator.polls.length).toBeGreaterThan(1)
  })

  it.each([
    ['with what the job cost, where the app wants that told', true, { cost: expect.any(Number) }],
    ['without what the job cost, unless the app wants that told', undefined, {}],
  ])('come %s', async (_, exposeCost, cost) => {
    const { clock, job, listen } = await openEvents(1, {}, { exposeCost })
    job().complete()
    const { told } = await listen()
    await clock.advance(0)
    const metrics = told().map(({ body }) => body.metrics)
    const seconds = expect.any(Number)
    expect(metrics).toEqual([{ inference_time: seconds, queue_time: seconds, total_time: seconds, ...cost }])
  })
})
