import { describe, expect, it, onTestFinished } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const watch = ({ client }: { client: KlingClient }) => onTestFinished(client.jobs.subscribe(() => {}))
const statusPolls = (world: ReturnType<typeof createWorld>) =>
  world.network.requests.filter(({ path }) => path.endsWith('/status')).length

async function polls(tabs: number) {
  const world = createWorld({ latency: 153_000 })
  const opened = Array.from({ length: tabs }, () => world.openTab())
  for (const tab of opened) watch(tab)
  await world.clock.advance(0)
  settled((opened[0] as { client: KlingClient }).client.submit(boatModel, boat))
  await world.clock.advance(400_000)
  for (const { client } of opened) {
    expect(client.jobs.getSnapshot()).toMatchObject([{ status: 'completed', link: 'settled' }])
  }
  return statusPolls(world)
}

describe('several tabs', () => {
  it('cost no more polls than one: ten tabs on a job at most a fifth more', async () => {
    const [one, ten] = [await polls(1), await polls(10)]
    expect(ten).toBeLessThanOrEqual(1.2 * one)
  })

  it('opened one after another cost no poll each', async () => {
    const world = createWorld({ latency: 153_000 })
    watch(world.openTab())
    settled(world.openTab().client.submit(boatModel, boat))
    await world.clock.advance(30_000)
    const before = statusPolls(world)
    for (let count = 0; count < 8; count++) watch(world.openTab())
    await world.clock.advance(500)
    expect(statusPolls(world) - before).toBeLessThanOrEqual(1)
  })

  it('replace the one that asks within seconds when it is closed', async () => {
    const world = createWorld({ latency: 153_000 })
    const [leader, other] = [world.openTab(), world.openTab()]
    watch(leader)
    watch(other)
    settled(leader.client.submit(boatModel, boat))
    await world.clock.advance(140_000)
    leader.close()
    const before = statusPolls(world)
    await world.clock.advance(13_000)
    expect(statusPolls(world)).toBeGreaterThan(before)
    await world.clock.advance(20_000)
    expect(other.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed' }])
  })

  it('that are seen ask for themselves when the one that asks has fallen silent', async () => {
    const world = createWorld({ latency: 153_000 })
    const [leader, other] = [world.openTab(), world.openTab()]
    watch(leader)
    watch(other)
    settled(leader.client.submit(boatModel, boat))
    await world.clock.advance(100_000)
    // Frozen: it holds its lock, and does nothing.
    leader.freeze()
    await world.clock.advance(90_000)
    expect(other.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed' }])
  })

  it('that are seen take over from one that is hidden', async () => {
    const world = createWorld({ latency: 153_000 })
    const [hidden, seen] = [world.openTab(), world.openTab()]
    watch(hidden)
    watch(seen)
    settled(hidden.client.submit(boatModel, boat))
    await world.clock.advance(10_000)
    hidden.host.hide()
    seen.host.show()
    await world.clock.advance(143_000)
    const before = statusPolls(world)
    await world.clock.advance(10_000)
    expect(seen.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed' }])
    expect(statusPolls(world)).toBeGreaterThan(before)
  })

  it('show trouble with the link that only one of them met', async () => {
    const world = createWorld({ latency: 153_000 })
    const [leader, other] = [world.openTab(), world.openTab()]
    watch(leader)
    watch(other)
    settled(leader.client.submit(boatModel, boat))
    await world.clock.advance(100)
    world.network.down()
    await world.clock.advance(12_000)
    expect(other.client.jobs.getSnapshot()[0]?.link).not.toBe('polling')
    world.network.up()
    await world.clock.advance(40_000)
    expect(other.client.jobs.getSnapshot()).toMatchObject([{ link: 'polling' }])
  })
})

it('a page in the back/forward cache holds nothing, and comes back to what has happened since', async () => {
  const world = createWorld()
  const [one, other] = [world.openTab(), world.openTab()]
  watch(one)
  await world.clock.advance(0)
  settled(one.client.submit(boatModel, boat))
  await world.clock.advance(1000)
  one.host.putAway()
  expect([world.browser.lockCount, world.browser.channelCount]).toEqual([0, 0])
  one.freeze()
  watch(other)
  await world.clock.advance(200_000)
  settled(other.client.submit(boatModel, { prompt: 'another boat' }))
  await world.clock.advance(200_000)
  one.thaw()
  world.network.requests.length = 0
  one.host.bringBack()
  await world.clock.advance(0)
  expect(one.client.jobs.getSnapshot().map(({ status }) => status)).toEqual(['completed', 'completed'])
  expect(world.network.requests.length).toBeLessThanOrEqual(1)
})

it('without locks and channels each tab asks for itself', async () => {
  const world = createWorld()
  const [one, other] = [world.openTab({ crossTab: false }), world.openTab({ crossTab: false })]
  settled(one.client.submit(boatModel, boat))
  await world.clock.advance(0)
  watch(one)
  watch(other)
  await world.clock.advance(200_000)
  for (const { client } of [one, other])
    expect(client.jobs.getSnapshot()).toMatchObject([{ status: 'completed' }])
})

it('leaves no lock, channel, timer or listener behind', async () => {
  const world = createWorld()
  const tabs = [world.openTab(), world.openTab()]
  const stops = tabs.map(({ client }) => client.jobs.subscribe(() => {}))
  settled(tabs[0]?.client.draft('main', { modelId: boatModel, values: boat }).press() as Promise<unknown>)
  await world.clock.advance(5000)
  for (const stop of stops) stop()
  for (const { client } of tabs) client.dispose()
  await world.clock.advance(0)
  expect([world.browser.lockCount, world.browser.channelCount, world.clock.timerCount]).toEqual([0, 0, 0])
  expect(tabs.map(({ host }) => host.listenerCount)).toEqual([0, 0])
})
