import { assert, asyncProperty, constantFrom, jsonValue, nat, oneof, record } from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Storage, StoredRecord } from './storage.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const kinds = ['job', 'intent', 'draft', 'history'] as const

/** What a page keeps that was pressed once and saw its job end. */
async function aLife(latency = 60_000) {
  const world = createWorld({ latency })
  const tab = world.openTab()
  const draft = tab.client.draft('main', { modelId: boatModel, values: boat })
  const stops = [draft.subscribe(() => {}), tab.client.jobs.subscribe(() => {})]
  settled(draft.press())
  await world.clock.advance(latency > 100_000 ? 5000 : 120_000)
  const [job] = tab.client.jobs.getSnapshot()
  for (const stop of stops) stop()
  tab.close()
  return { ...world, requestId: job?.requestId as string }
}

/** The record as it is after it was cut off, or after something else was written over a part of it. */
function damaged(value: unknown, { place, into }: { place: number; into: unknown }): unknown {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return into
  const names = Object.keys(value)
  const name = names[place % names.length] as string
  const inner = (value as Record<string, unknown>)[name]
  const changed = place % 3 === 0 ? into : damaged(inner, { place: Math.floor(place / 3), into })
  return { ...value, [name]: changed }
}

it('a record that is damaged anywhere loses no id and throws nothing, and the form can be pressed', async () => {
  const damage = record({
    kind: constantFrom(...kinds),
    place: nat(500),
    into: oneof(jsonValue(), constantFrom(undefined, Number.NaN, new Date(0), new Map(), 1n)),
  })
  await assert(
    asyncProperty(constantFrom(60_000, 200_000), damage, async (latency, { kind, ...how }) => {
      const world = await aLife(latency)
      for (const { key, v, value } of await world.browser.records.list('', kind))
        await world.browser.records.put('', { kind, key, v, value: damaged(value, how) })
      const { client } = world.openTab()
      const stops = [client.jobs.subscribe(() => {}), client.submissions.subscribe(() => {})]
      const draft = client.draft('main', { modelId: boatModel, values: boat })
      stops.push(draft.subscribe(() => {}))
      await world.clock.advance(300_000)
      expect(client.jobs.getSnapshot().map(({ requestId }) => requestId)).toContain(world.requestId)
      expect(client.jobs.getSnapshot()).toMatchObject([{ status: 'completed', link: 'settled' }])
      draft.edit(boatModel, { prompt: 'another boat' })
      settled(draft.press())
      await world.clock.advance(5000)
      expect(client.jobs.getSnapshot()).toHaveLength(2)
      for (const stop of stops) stop()
      client.dispose()
    }),
    { numRuns: 80, seed: 20_261_121 },
  )
}, 60_000)

describe('what is no record at all', () => {
  it.each(kinds)('among the %ss hides none of the others', async (kind) => {
    const world = await aLife()
    const tab = world.openTab()
    const foreign = [null, undefined, 7, 'text', [], {}, { key: 5, v: 1 }, { key: 'x', v: '1' }, { key: 'y' }]
    const storage: Storage = {
      ...tab.storage,
      list: async (owner, asked) => {
        const found = await tab.storage.list(owner, asked)
        return asked === kind ? [...(foreign as unknown as StoredRecord[]), ...found] : found
      },
    }
    const other = world.openTab({ storage })
    onTestFinished(other.client.jobs.subscribe(() => {}))
    await world.clock.advance(1000)
    expect(other.client.jobs.getSnapshot()).toMatchObject([
      { requestId: world.requestId, status: 'completed' },
    ])
    expect(other.client.storageTrouble.getSnapshot()).toBeUndefined()
  })
})

it.each(['QuotaExceededError', 'SecurityError'])(
  'a %s on any single write loses no id, or says that the list is not kept',
  async (name) => {
    let isOver = false
    for (let failing = 1; !isOver; failing++) {
      const world = createWorld({ latency: 60_000 })
      const tab = world.openTab()
      let writes = 0
      const failingOnce =
        <Args extends unknown[], Value>(write: (...args: Args) => Promise<Value>) =>
        (...args: Args) => {
          writes += 1
          return writes === failing ? Promise.reject(new DOMException('no', name)) : write(...args)
        }
      const { add, put, ...rest } = tab.storage
      const storage = { ...rest, add: failingOnce(add), put: failingOnce(put) }
      const page = world.openTab({ storage })
      const draft = page.client.draft('main', { modelId: boatModel, values: boat })
      const stops = [draft.subscribe(() => {}), page.client.jobs.subscribe(() => {})]
      settled(draft.press())
      await world.clock.advance(120_000)
      expect(page.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed' }])
      const wasSaid = page.client.storageTrouble.getSnapshot() !== undefined
      for (const stop of stops) stop()
      page.close()

      const later = world.openTab()
      const stop = later.client.jobs.subscribe(() => {})
      await world.clock.advance(10_000)
      expect([1, wasSaid ? 0 : 1]).toContain(later.client.jobs.getSnapshot().length)
      expect(world.simulator.ledger).toHaveLength(1)
      stop()
      later.client.dispose()
      isOver = writes < failing
    }
  },
)

it('10,000 jobs with their receipts, their drafts and one that is open are read at once, and only that one is asked about', async () => {
  const world = createWorld()
  const { records } = world.browser
  const media = [{ kind: 'video', url: 'https://images.segmind.com/a.mp4' }]
  const put = (kind: StoredRecord['kind'], key: string, value: unknown) =>
    records.put('', { kind, key, v: 1, value })
  for (let index = 0; index < 10_000; index++) {
    const [requestId, intentId] = [`req-${index}-00000`, `intent-${index}-00000`]
    const submission = { state: 'accepted', intentId, requestId }
    await put('job', requestId, { status: 'completed', submittedAt: index, media, intentId })
    await put('intent', intentId, { state: 'accepted', requestId, submittedAt: index })
    await put('draft', `draft ${index}`, { revision: 1, intentId, values: boat, submission })
  }
  await put('intent', 'intent-of-one-open', { state: 'sending', modelId: boatModel, input: boat })
  const { client } = world.openTab()
  onTestFinished(client.jobs.subscribe(() => {}))
  await world.clock.advance(10_000)
  expect(client.jobs.getSnapshot()).toHaveLength(10_000)
  expect(client.submissions.getSnapshot()).toMatchObject([{ intentId: 'intent-of-one-open', input: boat }])
  expect(new Set(world.network.requests.map(({ path }) => path.split('/')[5]))).toEqual(
    new Set(['intent-of-one-open']),
  )
})
