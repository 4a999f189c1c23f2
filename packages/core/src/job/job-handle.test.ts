import { describe, expect, it } from 'vitest'
import { JobExpiredError } from '../errors/job-expired-error.ts'
import { JobFailedError } from '../errors/job-failed-error.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'
import { TimeoutError } from '../errors/timeout-error.ts'

async function submitted(options: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld(options)
  const sent = settled(world.client.submit(boatModel, boat))
  await world.clock.advance(0)
  const requestId = sent.value?.requestId as string
  return { ...world, requestId, handle: world.client.job(requestId) }
}

describe('wait', () => {
  it('rejects with what the API said of a failure, billed no', async () => {
    const { handle, clock } = await submitted({
      script: [{ type: 'fail', message: 'Reference media rejected: no.' }],
    })
    const waiting = settled(handle.wait())
    await clock.advance(10_000)
    expect(waiting.error).toBeInstanceOf(JobFailedError)
    expect(waiting.error).toMatchObject({
      code: 'media-rejected',
      billed: 'no',
      message: 'The job failed and nothing was charged: Reference media rejected: no.',
    })
  })

  it('rejects when the record is gone', async () => {
    const { handle, clock } = await submitted({ script: ['expire'] })
    const waiting = settled(handle.wait())
    await clock.advance(100_000)
    expect(waiting.error).toBeInstanceOf(JobExpiredError)
    expect(waiting.error).toMatchObject({ billed: 'unknown' })
  })

  it('stops after its time, and the job goes on', async () => {
    const { handle, clock } = await submitted()
    const waiting = settled(handle.wait({ timeoutMs: 20_000 }))
    await clock.advance(20_000)
    expect(waiting.error).toBeInstanceOf(TimeoutError)
    const again = settled(handle.wait())
    await clock.advance(110_000)
    expect(again.value?.status).toBe('completed')
  })

  it('stops with the reason of its signal', async () => {
    const { handle, clock } = await submitted()
    const abort = new AbortController()
    const waiting = settled(handle.wait({ signal: abort.signal }))
    await clock.advance(1000)
    abort.abort(new Error('enough'))
    await clock.advance(0)
    expect(waiting.error).toMatchObject({ message: 'enough' })
    await expect(handle.wait({ signal: abort.signal })).rejects.toThrow('enough')
  })

  it('has its answer at once when the job has ended', async () => {
    const { handle, clock, network } = await submitted()
    settled(handle.wait())
    await clock.advance(130_000)
    const before = network.requests.length
    await expect(handle.wait()).resolves.toMatchObject({ status: 'completed' })
    expect(network.requests).toHaveLength(before)
  })

  it('ends when the client is disposed of, and leaves nothing behind', async () => {
    const { handle, clock, client, host } = await submitted()
    const waiting = settled(handle.wait({ timeoutMs: 500_000 }))
    await clock.advance(10_000)
    client.dispose()
    await clock.advance(0)
    expect(waiting.error).toMatchObject({ code: 'disposed' })
    expect(clock.timerCount).toBe(0)
    expect(host.listenerCount).toBe(0)
    await clock.advance(600_000)
    expect(clock.timerCount).toBe(0)
  })

  it('works again after a disposal that came too early, as under StrictMode', async () => {
    const { handle, clock, client } = await submitted()
    client.dispose()
    const waiting = settled(handle.wait())
    await clock.advance(130_000)
    expect(waiting.value?.status).toBe('completed')
  })
})

describe('a handle', () => {
  it('is the same for an id, and making it changes nothing', async () => {
    const { client, network } = createWorld()
    const handle = client.job('11111111-2222-3333-4444-555555555555')
    expect(client.job('11111111-2222-3333-4444-555555555555')).toBe(handle)
    expect(handle.getSnapshot()).toBe(handle.getSnapshot())
    expect(handle.getSnapshot()).toMatchObject({ status: 'queued', link: 'unwatched' })
    expect(client.jobs.getSnapshot()).toEqual([])
    expect(network.requests).toEqual([])
  })

  it('shows the server and the hydrating page the same', () => {
    const known = { modelId: boatModel, submittedAt: 1_700_000_000_000 }
    const [one, other] = [createWorld(), createWorld()].map(({ client }) =>
      client.job('request-12345', known),
    )
    expect(one?.getServerSnapshot()).toEqual(other?.getServerSnapshot())
    expect(one?.getServerSnapshot()).toBe(one?.getServerSnapshot())
  })

  it('watches an id that another client submitted', async () => {
    const { requestId, clock, transport } = await submitted()
    const { createKlingClient } = await import('../client/create-kling-client.ts')
    const stranger = createKlingClient({ transport, models: [], clock })
    const waiting = settled(stranger.job(requestId).wait())
    await clock.advance(130_000)
    expect(waiting.value?.status).toBe('completed')
    expect(stranger.jobs.getSnapshot()).toHaveLength(1)
  })

  it('refreshes at once, joins a look that is under way, and never rejects', async () => {
    const { handle, clock, network } = await submitted()
    const looks = [settled(handle.refresh()), settled(handle.refresh())]
    await clock.advance(0)
    expect(looks[0]?.value).toMatchObject({ status: 'queued' })
    expect(network.requests).toHaveLength(2)
    network.down()
    const failed = settled(handle.refresh())
    await clock.advance(0)
    expect(failed.value).toMatchObject({ status: 'queued', link: 'reconnecting' })
  })

  it('is iterated from the state it is in to its end', async () => {
    const { handle, clock } = await submitted()
    const seen: string[] = []
    const iterating = settled(
      (async () => {
        for await (const job of handle) seen.push(`${job.status} ${job.link}`)
      })(),
    )
    await clock.advance(130_000)
    expect(iterating.isSettled).toBe(true)
    expect(seen).toEqual(['queued polling', 'processing polling', 'completed polling', 'completed settled'])
  })

  it('is left once by each subscriber, however often that one leaves', async () => {
    const { handle, clock } = await submitted({ client: { host: undefined } })
    const [leave] = [handle.subscribe(() => {}), handle.subscribe(() => {})]
    leave?.()
    leave?.()
    expect(handle.getSnapshot().link).toBe('polling')
    await clock.advance(130_000)
    expect(handle.getSnapshot().status).toBe('completed')
  })

  it('forgets our record, and asks no more', async () => {
    const { client, handle, clock, network } = await submitted()
    const stop = handle.subscribe(() => {})
    await handle.forget()
    expect(client.jobs.getSnapshot()).toEqual([])
    const before = network.requests.length
    await clock.advance(300_000)
    expect(network.requests).toHaveLength(before)
    stop()
  })
})

describe('all jobs', () => {
  it('stand newest first, and the same array until something changes', async () => {
    const { client, clock } = createWorld()
    for (const prompt of ['first', 'second', 'third']) {
      settled(client.submit(boatModel, { prompt }))
      await clock.advance(1000)
    }
    const jobs = client.jobs.getSnapshot()
    expect(jobs.map(({ input }) => input?.prompt)).toEqual(['third', 'second', 'first'])
    expect(client.jobs.getSnapshot()).toBe(jobs)
    expect(client.jobs.getServerSnapshot()).toEqual([])
  })

  it('are gone after forgetAll, as are the drafts', async () => {
    const { client, clock, network } = await submitted()
    const draft = client.draft('main')
    draft.edit(boatModel, boat)
    await client.forgetAll()
    expect(client.jobs.getSnapshot()).toEqual([])
    expect(client.draft('main').getSnapshot().values).toEqual({})
    const before = network.requests.length
    await clock.advance(300_000)
    expect(network.requests).toHaveLength(before)
  })

  it('go on when a subscriber throws', async () => {
    const { client, clock, handle } = await submitted()
    const thrown: unknown[] = []
    const listener = (error: unknown) => thrown.push(error)
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', listener)
    client.jobs.subscribe(() => {
      throw new Error('of the app')
    })
    handle.subscribe(() => {})
    await clock.advance(130_000)
    process.off('uncaughtException', listener)
    for (const other of others) process.on('uncaughtException', other)
    expect(handle.getSnapshot().status).toBe('completed')
    expect(thrown.length).toBeGreaterThan(0)
  })
})
