import type { Fault } from '@kling-kit/simulator'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

type World = ReturnType<typeof createWorld>

/** A world with one job that somebody watches. */
async function watching(options: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld(options)
  settled(world.client.submit(boatModel, boat))
  await world.clock.advance(0)
  const { requestId } = world.client.jobs.getSnapshot()[0] as { requestId: string }
  const handle = world.client.job(requestId)
  const stop = handle.subscribe(() => {})
  return { ...world, handle, requestId, stop, job: () => handle.getSnapshot() }
}

const gaps = ({ simulator }: World) =>
  simulator.polls
    .filter(({ kind }) => kind === 'status')
    .map(({ at }, index, looks) => at - (looks[index - 1]?.at ?? 0))

describe('watching', () => {
  it('follows a job to its media, and rests', async () => {
    const world = await watching()
    await world.clock.advance(130_000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled', wasCompleted: true })
    expect(world.job().media?.[0]?.url).toMatch(/^https:/)
    expect(world.job().metrics.totalSeconds).toBe(100)
    expect(world.clock.timerCount).toBe(0)
  })

  it('tells of a failure, in the words of the API', async () => {
    const world = await watching({ script: [{ type: 'fail', message: 'content_policy_violation' }] })
    await world.clock.advance(10_000)
    expect(world.job()).toMatchObject({
      status: 'failed',
      link: 'settled',
      failure: { code: 'content-policy', message: 'content_policy_violation' },
    })
  })

  it.each([
    ['drop-before', 1],
    ['drop-after', 3],
    ['bad-gateway', 2],
    ['gateway-timeout', 2],
    ['truncate', 1],
    ['wrong-schema', 2],
    ['login-page', 2],
    ['other-id', 1],
    ['hang', 2],
    ['stall', 1],
    ['server-error', 6],
    ['rate-limited', 2],
    ['not-found', 2],
    ['backwards', 3],
    ['unknown-status', 2],
    ['prototype-keys', 2],
    ['minimal', 5],
  ] as const)('survives %s × %i on the way to the status', async (type, times) => {
    const world = await watching()
    world.simulator.next({ type, times, on: 'status' })
    await world.clock.advance(400_000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled' })
  })

  it.each([
    'drop-after',
    'bad-gateway',
    'rate-limited',
    'not-found',
    'hang',
    'truncate',
    'login-page',
    'backwards',
    'failed-under-200',
  ] as const)('survives %s on the way to the result', async (type) => {
    const world = await watching()
    await world.clock.advance(50_000)
    world.simulator.next({ type, times: 2, on: 'result' })
    await world.clock.advance(200_000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled' })
    expect(world.job().media).toHaveLength(1)
  })

  it('shows the last known status while the link is down, and says how it is', async () => {
    const world = await watching()
    await world.clock.advance(30_000)
    expect(world.job().status).toBe('processing')
    world.network.down()
    while (world.job().link === 'polling') await world.clock.advance(500)
    expect(world.job()).toMatchObject({ status: 'processing', link: 'reconnecting' })
    expect(world.job().linkMessage).toContain('job goes on')
    await world.clock.advance(10_000)
    expect(world.job()).toMatchObject({ status: 'processing', link: 'paused', pauseReason: 'offline' })
    world.network.up()
    world.host.wake()
    await world.clock.advance(1)
    expect(world.job()).toMatchObject({ link: 'polling', linkMessage: undefined })
  })

  it('backs off when the other side is down: after five failures in a row not more than every 30 s', async () => {
    const world = await watching({ client: { random: () => 0.99 } })
    world.network.down()
    await world.clock.advance(120_000)
    const before = world.network.requests.length
    await world.clock.advance(600_000)
    expect(world.network.requests.length - before).toBeLessThanOrEqual(21)
    expect(world.network.requests.length - before).toBeGreaterThanOrEqual(15)
  })

  it('is paused while nobody is signed in, and goes on by itself afterwards', async () => {
    let isSignedIn = true
    const world = await watching({ proxy: { authorize: () => (isSignedIn ? { id: 'somebody' } : null) } })
    isSignedIn = false
    await world.clock.advance(20_000)
    expect(world.job()).toMatchObject({ status: 'queued', link: 'paused', pauseReason: 'auth' })
    const before = world.network.requests.length
    await world.clock.advance(300_000)
    expect(world.network.requests.length - before).toBeLessThanOrEqual(6)
    isSignedIn = true
    world.host.wake()
    await world.clock.advance(5000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled' })
  })

  it('of a job of somebody else is paused, and never called expired', async () => {
    const other = createWorld()
    settled(other.client.submit(boatModel, boat))
    await other.clock.advance(0)
    const theirs = other.client.jobs.getSnapshot()[0]?.requestId as string
    const world = createWorld({ proxy: { authorize: () => ({ id: 'somebody-else' }) } })
    const handle = world.client.job(theirs)
    handle.subscribe(() => {})
    await world.clock.advance(300_000)
    expect(handle.getSnapshot()).toMatchObject({ status: 'queued', link: 'paused', pauseReason: 'auth' })
    // Nobody knows that it is a job at all.
    expect(world.client.jobs.getSnapshot()).toEqual([])
  })

  it('at a wrong address is paused: config, and the console names the fix once', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => error.mockRestore())
    const world = createWorld()
    const page = new Response('<!doctype html>', { status: 404, headers: { 'content-type': 'text/html' } })
    world.network.next(...Array.from({ length: 20 }, () => () => page.clone()))
    const handle = world.client.job('11111111-2222-3333-4444-555555555555')
    handle.subscribe(() => {})
    await world.clock.advance(200_000)
    expect(handle.getSnapshot()).toMatchObject({ status: 'queued', link: 'paused', pauseReason: 'config' })
    expect(error.mock.calls).toHaveLength(1)
    expect(error.mock.calls[0]?.[0]).toContain('Mount createKlingProxy there')
  })
})

describe('a record that is gone', () => {
  it('is expired once the service said so three times, five seconds apart', async () => {
    const world = await watching({ script: ['expire'] })
    await world.clock.advance(55_000)
    expect(world.job()).toMatchObject({ status: 'queued' })
    await world.clock.advance(20_000)
    expect(world.job()).toMatchObject({ status: 'expired', link: 'settled' })
    const before = world.network.requests.length
    await world.clock.advance(4_000_000)
    expect(world.network.requests).toHaveLength(before)
  })

  it('is not gone right after the submission, when the service does not know it yet', async () => {
    const world = await watching()
    world.simulator.next({ type: 'not-found', times: 6 })
    await world.clock.advance(50_000)
    expect(world.job().status).not.toBe('expired')
    await world.clock.advance(100_000)
    expect(world.job()).toMatchObject({ status: 'completed' })
  })

  it('gives up its result in the last look, if only the status was lost', async () => {
    const world = await watching()
    await world.clock.advance(80_000)
    world.simulator.next({ type: 'not-found', on: 'status', times: Number.POSITIVE_INFINITY })
    await world.clock.advance(60_000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled' })
  })

  it('before its result was fetched leaves a job that is expired, and was completed', async () => {
    const world = await watching()
    world.simulator.next({ type: 'not-found', on: 'result', times: Number.POSITIVE_INFINITY })
    const waiting = settled(world.handle.wait())
    await world.clock.advance(300_000)
    expect(world.job()).toMatchObject({ status: 'expired', wasCompleted: true })
    expect(waiting.error).toMatchObject({ code: 'expired', billed: 'yes' })
  })

  it('after two hours of sleep is found gone by a few looks', async () => {
    const world = await watching()
    world.stop()
    world.host.hide()
    world.network.down()
    await world.clock.advance(7_200_000)
    world.network.up()
    const before = world.network.requests.length
    world.host.show()
    world.handle.subscribe(() => {})
    await world.clock.advance(60_000)
    expect(world.job().status).not.toBe('processing')
    expect(world.network.requests.length - before).toBeLessThanOrEqual(5)
  })
})

describe('a job that has ended', () => {
  const endings: [how: string, script: Fault[]][] = [
    ['with its media', []],
    ['failed', [{ type: 'fail', message: 'content_policy_violation' }]],
  ]
  it.each(endings)('%s is not asked about after a reload, though another goes on', async (_how, script) => {
    const world = createWorld({ script })
    const first = world.openTab()
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(200_000)
    const ended = first.client.jobs.getSnapshot()[0]?.requestId as string
    settled(first.client.submit(boatModel, { prompt: 'another boat' }))
    await world.clock.advance(1000)
    first.close()
    world.network.requests.length = 0
    const second = world.openTab()
    second.client.jobs.subscribe(() => {})
    await world.clock.advance(60_000)
    const asked = world.network.requests.map(({ path }) => path)
    expect(asked.length).toBeGreaterThan(1)
    expect(asked.filter((path) => path.includes(ended))).toEqual([])
  })
})

describe('nobody looks', () => {
  it('polls at most once a minute in a hidden tab, and fetches the result there', async () => {
    const world = await watching({ latency: 300_000 })
    world.host.hide()
    await world.clock.advance(300_000)
    expect(Math.min(...gaps(world))).toBeGreaterThanOrEqual(59_000)
    await world.clock.advance(65_000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled' })
  })

  it('keeps polling in a hidden tab after two missed answers', async () => {
    const world = await watching({ latency: 200_000 })
    world.host.hide()
    world.network.next('drop-after', 'drop-before')
    await world.clock.advance(330_000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled' })
  })

  it('polls sparsely in a page without a watcher, too', async () => {
    const world = await watching()
    world.stop()
    await world.clock.advance(170_000)
    expect(world.job()).toMatchObject({ status: 'completed' })
    expect(world.network.requests.length).toBeLessThanOrEqual(5)
  })

  it('asks once per job when the tab is seen again, two at a time, however many events tell of it', async () => {
    const world = createWorld({ latency: 'manual', roundTripMs: 100 })
    for (let count = 0; count < 6; count++) settled(world.client.submit(boatModel, boat))
    await world.clock.advance(1000)
    world.client.jobs.subscribe(() => {})
    world.host.hide()
    await world.clock.advance(30_000)
    const before = world.simulator.polls.length
    world.host.show()
    world.host.wake()
    world.host.wake()
    await world.clock.advance(120)
    expect(world.simulator.polls.length - before).toBeLessThanOrEqual(4)
    await world.clock.advance(680)
    expect(
      world.simulator.polls
        .slice(before)
        .map(({ requestId }) => requestId)
        .toSorted(),
    ).toEqual(world.simulator.ledger.map(({ requestId }) => requestId).toSorted())
  })

  it('on a server polls only while somebody waits, and holds no timer otherwise', async () => {
    const world = createWorld({ client: { host: undefined } })
    settled(world.client.submit(boatModel, boat))
    await world.clock.advance(60_000)
    const job = world.client.jobs.getSnapshot()[0]
    expect(job).toMatchObject({ status: 'queued', link: 'unwatched' })
    expect(world.network.requests).toHaveLength(1)
    expect(world.clock.timerCount).toBe(0)
    const waiting = settled(world.client.job(job?.requestId as string).wait())
    await world.clock.advance(60_000)
    expect(waiting.value).toMatchObject({ status: 'completed' })
    expect(world.clock.timerCount).toBe(0)
  })
})

describe('economy', () => {
  it('polls a job once for any number of watchers', async () => {
    const one = await watching()
    const ten = await watching()
    for (let count = 0; count < 9; count++) ten.handle.subscribe(() => {})
    await one.clock.advance(130_000)
    await ten.clock.advance(130_000)
    expect(ten.simulator.polls.length).toBe(one.simulator.polls.length)
  })

  it('holds at most two timers for any number of jobs', async () => {
    const world = createWorld({ proxy: { limits: { submitsPerMinute: 1000 } } })
    for (let count = 0; count < 30; count++) settled(world.client.submit(boatModel, boat))
    await world.clock.advance(0)
    world.client.jobs.subscribe(() => {})
    for (let step = 0; step < 20; step++) {
      await world.clock.advance(1500)
      expect(world.clock.timerCount).toBeLessThanOrEqual(2)
    }
  })

  it('tells its subscribers of changes only, and hands out the same job until then', async () => {
    const world = await watching()
    const seen: string[] = []
    world.handle.subscribe(() => seen.push(`${world.job().status} ${world.job().link}`))
    const first = world.job()
    await world.clock.advance(6000)
    expect(world.job()).toBe(first)
    expect(world.client.jobs.getSnapshot()).toBe(world.client.jobs.getSnapshot())
    await world.clock.advance(124_000)
    expect(seen).toEqual(['processing polling', 'completed polling', 'completed settled'])
  })

  it('under a limit of five a minute asks at most six times a minute, and sees the end within 30 s', async () => {
    const world = await watching({ rpm: 5, rpmCountsPolls: true, latency: 300_000 })
    await world.clock.advance(300_000)
    const perMinute = [2, 3, 4].map(
      (minute) =>
        world.simulator.polls.filter(
          ({ at }) => Math.floor((at - world.job().submittedAt) / 60_000) === minute,
        ).length,
    )
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(6)
    await world.clock.advance(30_000)
    expect(world.job().wasCompleted).toBe(true)
  })

  it('calls onSettled once for a job', async () => {
    const ended: string[] = []
    const world = await watching({ client: { onSettled: (job) => ended.push(job.status) } })
    await world.clock.advance(130_000)
    await world.handle.refresh()
    await world.clock.advance(130_000)
    expect(ended).toEqual(['completed'])
  })

  it('is not confused by a clock that is set', async () => {
    const world = await watching()
    await world.clock.advance(20_000)
    world.wallClock.skewMs = 365 * 86_400_000
    await world.clock.advance(20_000)
    world.wallClock.skewMs = -world.clock.now()
    await world.clock.advance(90_000)
    expect(world.job()).toMatchObject({ status: 'completed', link: 'settled' })
    expect(world.simulator.polls.length).toBeLessThan(40)
  })
})
