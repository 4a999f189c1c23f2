import { describe, expect, it, onTestFinished } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import type { StorageFault } from '../testing/browser.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const watch = (client: KlingClient) => onTestFinished(client.jobs.subscribe(() => {}))

describe.each([
  ['reject', 'blocked'],
  ['quota', 'full'],
  ['hang', 'blocked'],
] as [StorageFault, string][])('a storage that answers with %s', (fault, trouble) => {
  it('is done without: the job is made and seen, with a notice, and leaving is guarded while it is sent', async () => {
    const world = createWorld()
    const { client, host } = world.openTab()
    watch(client)
    world.browser.state.storage = fault
    world.network.next(async (pass) => {
      expect(host.isGuarded).toBe(true)
      return pass()
    })
    const sent = settled(client.submit(boatModel, boat))
    await world.clock.advance(5000)
    expect(sent.value).toMatchObject({ status: 'queued' })
    expect(client.storageTrouble.getSnapshot()).toBe(trouble)
    expect(client.storageTrouble.getServerSnapshot()).toBeUndefined()
    expect(host.isGuarded).toBe(false)
    await world.clock.advance(200_000)
    expect(client.jobs.getSnapshot()).toMatchObject([{ status: 'completed' }])
  })

  it('and then recovers gets everything written, and the notice goes', async () => {
    const world = createWorld()
    const first = world.openTab()
    watch(first.client)
    await world.clock.advance(0)
    world.browser.state.storage = fault
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(5000)
    world.browser.state.storage = 'pass'
    await world.clock.advance(200_000)
    expect(first.client.storageTrouble.getSnapshot()).toBeUndefined()
    first.close()
    const second = world.openTab()
    watch(second.client)
    await world.clock.advance(0)
    expect(second.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed', modelId: boatModel }])
  })
})

describe('a record', () => {
  const requestId = 'req-12345678'
  const corrupt: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a string', 'garbage'],
    ['a number', 7],
    ['a list', [1, 2, 3]],
    ['an empty object', {}],
    ['fields of the wrong kinds', { status: 7, submittedAt: 'now', metrics: [], media: {}, input: 'x' }],
    ['an unknown status', { status: 'dancing', submittedAt: 1 }],
    ['an end without a result', { status: 'completed', submittedAt: 1, media: [{ kind: 'video' }] }],
    ['an unsafe address', { status: 'completed', media: [{ kind: 'video', url: 'javascript:alert(1)' }] }],
    ['a failure without words', { status: 'failed', failure: 'because' }],
    ['far too much', { status: 'queued', rawStatus: 'x'.repeat(1_000_000) }],
    ['a prototype', JSON.parse('{"__proto__":{"status":"failed"},"constructor":1}')],
  ]
  it.each(corrupt)('of a job that holds %s is looked up anew under its id', async (_what, value) => {
    const world = createWorld()
    await world.browser.records.put('', { kind: 'job', key: requestId, v: 1, value })
    const { client } = world.openTab()
    watch(client)
    await world.clock.advance(0)
    expect(client.jobs.getSnapshot()).toMatchObject([{ requestId }])
    expect(client.jobs.getSnapshot()[0]?.link).not.toBe('settled')
    expect(client.jobs.getSnapshot()[0]?.media).toBeUndefined()
    expect(world.network.requests.length).toBeGreaterThan(0)
  })

  it.each(corrupt)('of an intent that holds %s is asked about', async (_what, value) => {
    const world = createWorld()
    await world.browser.records.put('', { kind: 'intent', key: 'intent-12345678', v: 1, value })
    const { client } = world.openTab()
    watch(client)
    await world.clock.advance(1000)
    expect(world.network.requests.map(({ path }) => path)[0]).toContain('/intents/intent-12345678')
  })

  it.each(corrupt)('of a draft that holds %s is begun anew', async (_what, value) => {
    const world = createWorld()
    await world.browser.records.put('', { kind: 'draft', key: 'main', v: 1, value })
    const draft = world.openTab().client.draft('main', { modelId: boatModel, values: boat })
    onTestFinished(draft.subscribe(() => {}))
    await world.clock.advance(0)
    expect(draft.getSnapshot()).toMatchObject({ values: boat, submission: { state: 'idle' } })
    settled(draft.press())
    await world.clock.advance(0)
    expect(draft.getSnapshot().submission.state).toBe('accepted')
  })

  it.each(corrupt)('of the history that holds %s teaches nothing', async (_what, value) => {
    const world = createWorld()
    await world.browser.records.put('', { kind: 'history', key: 'latency', v: 1, value })
    const { client } = world.openTab()
    watch(client)
    await world.clock.advance(0)
    expect(client.latency.believe(boatModel, boat)).toMatchObject({ total: { spread: expect.any(Number) } })
  })

  it('of a later release is set aside: shown by its id, and neither overwritten nor deleted', async () => {
    const world = createWorld()
    const kept = [
      { kind: 'job', key: requestId, v: 2, value: { shape: 'new' } },
      { kind: 'intent', key: 'intent-12345678', v: 2, value: { shape: 'new' } },
      { kind: 'draft', key: 'main', v: 2, value: { shape: 'new' } },
    ] as const
    for (const record of kept) await world.browser.records.put('', record)
    const { client } = world.openTab()
    watch(client)
    const draft = client.draft('main', { modelId: boatModel, values: { prompt: 'mine' } })
    onTestFinished(draft.subscribe(() => {}))
    await world.clock.advance(0)
    draft.edit(boatModel, boat)
    await world.clock.advance(300_000)
    expect(client.jobs.getSnapshot()).toMatchObject([{ requestId }])
    expect(draft.getSnapshot().values).toEqual(boat)
    for (const record of kept) expect(await world.browser.records.list('', record.kind)).toEqual([record])
  })

  it('among 10,000 is found, and nothing is asked about those that have ended', async () => {
    const world = createWorld()
    const media = [{ kind: 'video', url: 'https://images.segmind.com/a.mp4' }]
    for (let index = 0; index < 10_000; index++) {
      const value = { status: 'completed', submittedAt: index, media }
      await world.browser.records.put('', { kind: 'job', key: `req-${index}-00000`, v: 1, value })
    }
    const { client } = world.openTab()
    let changes = 0
    onTestFinished(client.jobs.subscribe(() => (changes += 1)))
    await world.clock.advance(1000)
    expect(client.jobs.getSnapshot()).toHaveLength(10_000)
    expect(client.jobs.getSnapshot()[0]).toMatchObject({ requestId: 'req-9999-00000', status: 'completed' })
    expect(changes).toBe(1)
    expect(world.network.requests).toEqual([])
  })
})

it('what finished jobs taught is kept, and believed after a reload', async () => {
  const world = createWorld({ latency: 60_000 })
  const first = world.openTab()
  watch(first.client)
  const cold = first.client.latency.believe(boatModel, boat)?.total.meanSeconds
  settled(first.client.submit(boatModel, boat))
  await world.clock.advance(120_000)
  const learnt = first.client.latency.believe(boatModel, boat)?.total.meanSeconds
  expect(learnt).not.toBe(cold)
  first.close()
  const second = world.openTab()
  watch(second.client)
  await world.clock.advance(0)
  expect(second.client.latency.believe(boatModel, boat)?.total.meanSeconds).toBe(learnt)
  await second.client.forgetAll()
  expect(second.client.latency.believe(boatModel, boat)?.total.meanSeconds).toBe(cold)
})
