import { describe, expect, it, onTestFinished } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const open = (world: ReturnType<typeof createWorld>, options = {}) => {
  const tab = world.openTab(options)
  const { client } = tab
  onTestFinished(client.submissions.subscribe(() => {}))
  return { ...tab, list: () => client.submissions.getSnapshot() }
}

/** A submission without a draft, of which no answer came and the proxy knows nothing. */
async function lost(world: ReturnType<typeof createWorld>, client: KlingClient) {
  world.network.next('drop-before')
  const sent = settled(client.submit(boatModel, boat, { metadata: { order: 7 } }))
  await world.clock.advance(20_000)
  expect(sent.error).toMatchObject({ billed: 'unknown' })
}

describe('the submissions that nobody could confirm', () => {
  it('hold one without a draft, at once and after every reload, until it is dismissed', async () => {
    const world = createWorld()
    const first = open(world)
    await lost(world, first.client)
    const entry = { modelId: boatModel, input: boat, metadata: { order: 7 }, isChecking: false }
    expect(first.list()).toMatchObject([entry])
    first.close()
    const second = open(world)
    expect(second.list()).toEqual([])
    await world.clock.advance(10_000)
    expect(second.list()).toMatchObject([entry])
    expect(second.client.submissions.getServerSnapshot()).toEqual([])
    await second.client.submissions.dismiss(second.list()[0]?.intentId as string)
    expect(second.list()).toEqual([])
    second.close()
    const third = open(world)
    await world.clock.advance(10_000)
    expect(third.list()).toEqual([])
    expect(world.simulator.ledger).toEqual([])
  })

  it('hold none that was accepted, refused or is being posted', async () => {
    const world = createWorld({ script: ['insufficient-credits'] })
    const { client, list } = open(world)
    settled(client.submit(boatModel, boat))
    await world.clock.advance(0)
    settled(client.submit(boatModel, boat))
    expect(list()).toEqual([])
    await world.clock.advance(5000)
    expect(client.jobs.getSnapshot()).toHaveLength(1)
    expect(list()).toEqual([])
  })

  it('hold none whose first answer is still to come, however long', async () => {
    const world = createWorld()
    const { client, list } = open(world)
    world.simulator.next({ type: 'slow', delayMs: 20_000, on: 'submit' })
    settled(client.submit(boatModel, boat))
    for (let second = 0; second < 19; second++) {
      await world.clock.advance(1000)
      expect(list()).toEqual([])
    }
    await world.clock.advance(10_000)
    expect(client.jobs.getSnapshot()).toHaveLength(1)
  })

  it('say that one is being asked about, and lose it to its job when that is found', async () => {
    const world = createWorld()
    const { client, list } = open(world)
    world.network.next('drop-after')
    settled(client.submit(boatModel, boat))
    await world.clock.advance(0)
    world.network.down()
    await world.clock.advance(200_000)
    const [entry] = list()
    expect(entry).toMatchObject({ isChecking: false })
    world.network.up()
    const checked = client.submissions.checkAgain(entry?.intentId as string)
    expect(list()).toMatchObject([{ intentId: entry?.intentId, isChecking: true }])
    await world.clock.advance(1000)
    await checked
    expect(list()).toEqual([])
    expect(client.jobs.getSnapshot()).toMatchObject([{ intentId: entry?.intentId, input: boat }])
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('are the same array until something changed', async () => {
    const world = createWorld()
    const { client, list } = open(world)
    expect(list()).toBe(list())
    await lost(world, client)
    const before = list()
    settled(client.job('req-12345678').refresh())
    await world.clock.advance(60_000)
    expect(list()).toBe(before)
  })

  it('lose one in every tab when one of them found its job, or dismissed it', async () => {
    const world = createWorld()
    const first = open(world)
    world.network.next('drop-after')
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(0)
    world.network.down()
    await world.clock.advance(200_000)
    const [one, other] = [open(world), open(world)]
    await world.clock.advance(30_000)
    expect([one.list().length, other.list().length]).toEqual([1, 1])
    world.network.up()
    const { intentId = '' } = one.list()[0] ?? {}
    void one.client.submissions.checkAgain(intentId)
    await world.clock.advance(1000)
    expect([first, one, other].map(({ list }) => list())).toEqual([[], [], []])

    await lost(world, first.client)
    await first.client.submissions.dismiss(first.list()[0]?.intentId as string)
    await world.clock.advance(0)
    expect(first.list()).toEqual([])
  })

  it('hold that of a draft, and dismissed it is gone from the draft, too, be it open or not', async () => {
    const world = createWorld()
    const first = open(world)
    const draft = first.client.draft('main', { modelId: boatModel, values: boat })
    onTestFinished(draft.subscribe(() => {}))
    await world.clock.advance(0)
    world.network.next('drop-before')
    settled(draft.press())
    await world.clock.advance(20_000)
    expect(draft.getSnapshot().submission.state).toBe('unknown')
    const { intentId = '' } = first.list()[0] ?? {}
    first.close()

    const second = open(world)
    await world.clock.advance(10_000)
    await second.client.submissions.dismiss(intentId)
    const again = second.client.draft('main')
    onTestFinished(again.subscribe(() => {}))
    await world.clock.advance(10_000)
    expect(again.getSnapshot()).toMatchObject({ values: boat, submission: { state: 'idle' } })
    expect(second.list()).toEqual([])

    // It arrives now, and the way back is lost.
    again.edit(boatModel, { prompt: 'another boat' })
    world.network.next('drop-after')
    settled(again.press())
    await world.clock.advance(0)
    world.network.down()
    await world.clock.advance(200_000)
    await second.client.submissions.dismiss(second.list()[0]?.intentId as string)
    expect(again.getSnapshot().submission).toEqual({ state: 'idle' })
    // Pressed once more it is the same intent, and joins what had arrived.
    world.network.up()
    settled(again.press())
    await world.clock.advance(1000)
    expect(again.getSnapshot().submission).toMatchObject({ state: 'accepted' })
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('take in an answer that comes after they were dismissed: a paid job is shown', async () => {
    const world = createWorld()
    const { client, list } = open(world)
    let answer: (() => void) | undefined
    const isAwaited = new Promise<void>((resolve) => (answer = resolve))
    world.network.next(async (pass) => {
      const response = await pass()
      await isAwaited
      return response
    })
    settled(client.submit(boatModel, boat))
    await world.clock.advance(0)
    world.network.down()
    await world.clock.advance(300_000)
    await client.submissions.dismiss(list()[0]?.intentId as string)
    answer?.()
    await world.clock.advance(0)
    expect(client.jobs.getSnapshot()).toMatchObject([{ input: boat }])
  })

  it('of another owner are not there, nor after signing out', async () => {
    const world = createWorld()
    const ann = open(world, { owner: 'ann' })
    await lost(world, ann.client)
    const bob = open(world, { owner: 'bob' })
    await world.clock.advance(10_000)
    expect(bob.list()).toEqual([])
    await ann.client.forgetAll()
    expect(ann.list()).toEqual([])
  })
})
