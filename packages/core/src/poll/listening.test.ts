import type { Authorize } from '@kling-kit/proxy'
import { events, type EventsOptions } from '@kling-kit/proxy/events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

/** Hundreds of virtual seconds take real ones on a busy machine. */
const patience = { timeout: 30_000 }

type Options = Parameters<typeof createWorld>[0]

const createListeningWorld = (offer: EventsOptions = {}, { proxy, ...options }: Options = {}) =>
  createWorld({ events: true, ...options, proxy: { routes: [events(offer)], ...proxy } })

/** A world with jobs that somebody watches, and a proxy that offers events. */
async function watching(
  offer: EventsOptions = {},
  options: Options = {},
  { count = 1, answer }: { count?: number; answer?: () => Response | Promise<Response> } = {},
) {
  const world = createListeningWorld(offer, options)
  if (answer) world.network.answerStreams(answer)
  const submit = () => settled(world.client.submit(boatModel, boat))
  for (let at = 0; at < count; at++) submit()
  await world.clock.advance(0)
  const stop = world.client.jobs.subscribe(() => {})
  onTestFinished(world.client.dispose)
  const jobs = () => world.client.jobs.getSnapshot()
  return { ...world, job: () => jobs()[0] as ReturnType<typeof jobs>[number], jobs, stop, submit }
}

type Network = ReturnType<typeof createWorld>['network']

const asked = ({ requests }: Network, end: string) => requests.filter(({ path }) => path.endsWith(end)).length
const statusPolls = (network: Network) => asked(network, '/status')
const streams = (network: Network) => asked(network, '/events')

describe('where events are offered', patience, () => {
  it('a job is followed to its film without a poll, and its result is asked for as ever', async () => {
    const { clock, job, network } = await watching()
    await clock.advance(130_000)
    expect(job()).toMatchObject({ status: 'completed', link: 'settled', wasCompleted: true })
    expect(job().media?.[0]?.url).toMatch(/^https:/)
    expect(network.requests.map(({ path }) => path.replace(/requests\/.*/, 'requests/id'))).toEqual([
      '/api/kling/v2/kling-o3-text2video',
      '/api/kling/v2/capabilities',
      '/api/kling/v2/events',
      '/api/kling/v2/requests/id',
    ])
    expect([network.streamCount, clock.timerCount]).toEqual([0, 0])
  })

  it('a failure is told in the words of the API', async () => {
    const { clock, job, network } = await watching(
      {},
      { script: [{ type: 'fail', message: 'content_policy_violation' }] },
    )
    await clock.advance(10_000)
    expect(job()).toMatchObject({ status: 'failed', link: 'settled', failure: { code: 'content-policy' } })
    expect(statusPolls(network)).toBe(0)
  })

  it('many jobs are on one stream, and so is one that comes later', async () => {
    const { clock, jobs, network, submit } = await watching({}, {}, { count: 10 })
    await clock.advance(20_000)
    expect([streams(network), network.streamCount]).toEqual([1, 1])
    submit()
    await clock.advance(1000)
    expect([streams(network), network.streamCount]).toEqual([2, 1])
    await clock.advance(140_000)
    expect(jobs().filter(({ status }) => status === 'completed')).toHaveLength(11)
    expect(statusPolls(network)).toBe(0)
  })

  it('jobs beyond what a stream takes are polled', async () => {
    const { clock, jobs } = await watching({ maxIds: 2 }, {}, { count: 4 })
    await clock.advance(160_000)
    expect(jobs().every(({ status }) => status === 'completed')).toBe(true)
  })

  it('a stream that the host ends is followed by the next, which is told what is known already', async () => {
    const lastIds: (string | null)[] = []
    const authorize: Authorize = ({ headers }, { action }) => {
      if (action === 'events') lastIds.push(headers.get('last-event-id'))
      return { id: 'somebody' }
    }
    const { clock, job, network } = await watching({ totalMs: 30_000 }, { proxy: { authorize } })
    await clock.advance(130_000)
    expect(job()).toMatchObject({ status: 'completed', link: 'settled' })
    expect(lastIds).toEqual([null, 'p', 'p', 'p'])
    expect(statusPolls(network)).toBe(0)
  })

  it('a restored job is told of as well', async () => {
    const world = createListeningWorld({}, { latency: 153_000 })
    const first = world.openTab()
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(20_000)
    first.close()
    const before = statusPolls(world.network)
    const second = world.openTab()
    onTestFinished(second.client.jobs.subscribe(() => {}))
    await world.clock.advance(200_000)
    expect(second.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed', link: 'settled' }])
    // The one that a reload asks at once, and no more.
    expect(statusPolls(world.network) - before).toBeLessThanOrEqual(1)
  })
})

describe('where no stream is to be had, polls do as ever:', patience, () => {
  const usual = async (options: Options = {}) => {
    const world = createWorld(options)
    settled(world.client.submit(boatModel, boat))
    onTestFinished(world.client.jobs.subscribe(() => {}))
    await world.clock.advance(130_000)
    return statusPolls(world.network)
  }

  it('without an offer one question finds that out, and none follows', async () => {
    const { clock, job, network } = await watching({}, { proxy: { routes: [] } })
    await clock.advance(130_000)
    expect(job()).toMatchObject({ status: 'completed' })
    expect([asked(network, '/capabilities'), streams(network)]).toEqual([1, 0])
    expect(statusPolls(network)).toBe(await usual())
  })

  it('an app that did not ask for it asks no question', async () => {
    const world = createWorld({ proxy: { routes: [events()] } })
    settled(world.client.submit(boatModel, boat))
    onTestFinished(world.client.jobs.subscribe(() => {}))
    await world.clock.advance(130_000)
    expect([asked(world.network, '/capabilities'), streams(world.network)]).toEqual([0, 0])
  })

  it.each([
    ['a box on the way holds it back', () => new Promise<Response>(() => {})],
    [
      'nothing comes on it',
      () => new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }),
    ],
    ['a login page answers', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['a gateway answers', () => new Response('Bad gateway', { status: 502 })],
    [
      'the ids are refused',
      () => Response.json({ error: 'no', code: 'wrong-caller', billed: 'no' }, { status: 403 }),
    ],
    [
      'it is cut at once',
      () => new Response('event: ready\ndata: {}\n\n', { headers: { 'content-type': 'text/event-stream' } }),
    ],
    [
      'it tells nonsense',
      () => new Response('event: ready\n\ndata', { headers: { 'content-type': 'text/event-stream' } }),
    ],
    [
      'a line of it never ends',
      () =>
        new Response(`data: ${'x'.repeat(200_000)}`, { headers: { 'content-type': 'text/event-stream' } }),
    ],
  ])('%s', async (_, answer) => {
    const { clock, job, network } = await watching({}, {}, { answer })
    await clock.advance(3100)
    expect(statusPolls(network)).toBe(1)
    await clock.advance(130_000)
    expect(job()).toMatchObject({ status: 'completed', link: 'settled' })
    // Three attempts, and polls for the rest of the visit.
    expect(streams(network)).toBe(3)
    expect(statusPolls(network)).toBeGreaterThan(5)
    expect(clock.timerCount).toBe(0)
  })

  it('a page that is gone to and come back to tries again', async () => {
    const { clock, host, network } = await watching(
      {},
      {},
      { answer: () => new Response('no', { status: 502 }) },
    )
    await clock.advance(60_000)
    expect(streams(network)).toBe(3)
    host.wake()
    await clock.advance(100)
    expect(streams(network)).toBe(4)
  })
})

describe('a stream that breaks', patience, () => {
  it('leaves the work to polls until the next one stands', async () => {
    const { clock, job, network } = await watching()
    await clock.advance(40_000)
    expect(statusPolls(network)).toBe(0)
    network.cut()
    await clock.advance(15_000)
    expect([streams(network), network.streamCount]).toEqual([2, 1])
    const polls = statusPolls(network)
    expect(polls).toBeLessThanOrEqual(2)
    await clock.advance(80_000)
    expect(job()).toMatchObject({ status: 'completed' })
    expect(statusPolls(network)).toBe(polls)
  })

  it('without a word is given up when its sign of life does not come', async () => {
    const { clock, job, network } = await watching({}, { latency: 300_000 })
    await clock.advance(60_000)
    network.silence()
    await clock.advance(60_000)
    expect(streams(network)).toBeGreaterThanOrEqual(2)
    await clock.advance(250_000)
    expect(job()).toMatchObject({ status: 'completed' })
  })

  it('without a word is replaced at once when the person comes back', async () => {
    const { clock, host, network } = await watching({}, { latency: 300_000 })
    await clock.advance(60_000)
    network.silence()
    await clock.advance(10_000)
    expect(streams(network)).toBe(1)
    host.wake()
    await clock.advance(100)
    expect(streams(network)).toBe(2)
  })

  it('because the network is gone shows in the link, and comes back with it', async () => {
    const { clock, host, job, network } = await watching()
    await clock.advance(40_000)
    network.down()
    network.cut()
    await clock.advance(30_000)
    expect(job()).toMatchObject({ status: 'processing', link: 'paused', pauseReason: 'offline' })
    network.up()
    host.wake()
    await clock.advance(3000)
    expect(job()).toMatchObject({ link: 'polling' })
    expect(network.streamCount).toBe(1)
  })

  it('does not stay open for a page that is hidden or put away', async () => {
    const { clock, host, network } = await watching()
    await clock.advance(20_000)
    host.hide()
    await clock.advance(16_000)
    expect(network.streamCount).toBe(0)
    host.show()
    await clock.advance(1000)
    expect(network.streamCount).toBe(1)
    host.putAway()
    await clock.advance(0)
    expect(network.streamCount).toBe(0)
    host.bringBack()
    await clock.advance(1000)
    expect(network.streamCount).toBe(1)
  })

  it('says that the record is gone only as polls do: the result is asked for first', async () => {
    const { clock, job, network, simulator } = await watching({}, { latency: 'manual' })
    await clock.advance(70_000)
    const { requestId } = job()
    simulator.job(requestId).expire()
    await clock.advance(60_000)
    expect(job()).toMatchObject({ status: 'expired', link: 'settled' })
    expect(asked(network, `/requests/${requestId}`)).toBe(1)
  })

  it('is closed with its client', async () => {
    const { clock, client, network, simulator } = await watching()
    await clock.advance(20_000)
    client.dispose()
    await clock.advance(0)
    expect([network.streamCount, clock.timerCount]).toEqual([0, 0])
    const polls = simulator.polls.length
    await clock.advance(300_000)
    expect(simulator.polls).toHaveLength(polls)
  })
})

describe('of several tabs', patience, () => {
  it('one holds a stream, and the others hear of it without a poll', async () => {
    const world = createListeningWorld({}, { latency: 153_000 })
    const tabs = [world.openTab(), world.openTab(), world.openTab()]
    for (const { client } of tabs) onTestFinished(client.jobs.subscribe(() => {}))
    await world.clock.advance(0)
    settled((tabs[0] as (typeof tabs)[0]).client.submit(boatModel, boat))
    await world.clock.advance(100_000)
    expect([streams(world.network), world.network.streamCount]).toEqual([1, 1])
    await world.clock.advance(100_000)
    for (const { client } of tabs)
      expect(client.jobs.getSnapshot()).toMatchObject([{ status: 'completed', link: 'settled' }])
    expect(statusPolls(world.network)).toBe(0)
  })

  it('another opens its own when the one that had it is closed', async () => {
    const world = createListeningWorld({}, { latency: 153_000 })
    const [leader, other] = [world.openTab(), world.openTab()]
    for (const { client } of [leader, other]) onTestFinished(client.jobs.subscribe(() => {}))
    await world.clock.advance(0)
    settled(leader.client.submit(boatModel, boat))
    await world.clock.advance(60_000)
    leader.close()
    await world.clock.advance(15_000)
    expect([streams(world.network), world.network.streamCount]).toEqual([2, 1])
    await world.clock.advance(100_000)
    expect(other.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed' }])
  })
})
