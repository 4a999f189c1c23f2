import { describe, expect, it, onTestFinished } from 'vitest'
import type { KlingClient } from './client.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const watch = (client: KlingClient) => onTestFinished(client.jobs.subscribe(() => {}))
const posts = ({ network }: ReturnType<typeof createWorld>) =>
  network.requests.filter(({ method, path }) => method === 'POST' && !path.endsWith('/close')).length

describe('a job', () => {
  it('is there after a reload, before anything is asked, and is then looked up', async () => {
    const world = createWorld()
    const first = world.openTab()
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(3000)
    first.close()
    world.network.requests.length = 0

    const second = world.openTab()
    expect(second.client.jobs.getSnapshot()).toEqual([])
    world.network.next('hang')
    watch(second.client)
    await world.clock.advance(0)
    expect(second.client.jobs.getSnapshot()).toMatchObject([
      { modelId: boatModel, input: boat, status: 'queued' },
    ])
    expect(second.client.jobs.getServerSnapshot()).toEqual([])
    expect(world.network.requests).toHaveLength(1)
    await world.clock.advance(200_000)
    expect(second.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed', link: 'settled' }])
    expect(posts(world)).toBe(0)
  })

  it('that has ended is there with its media, and nothing is asked', async () => {
    const world = createWorld()
    const first = world.openTab()
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(200_000)
    const [job] = first.client.jobs.getSnapshot()
    first.close()
    world.network.requests.length = 0
    const second = world.openTab()
    watch(second.client)
    await world.clock.advance(86_400_000)
    expect(second.client.jobs.getSnapshot()).toEqual([job])
    expect(world.network.requests).toEqual([])
  })

  it('of another owner is not there', async () => {
    const world = createWorld()
    const ann = world.openTab({ owner: 'ann' })
    settled(ann.client.submit(boatModel, boat))
    await world.clock.advance(0)
    const bob = world.openTab({ owner: 'bob' })
    watch(bob.client)
    await world.clock.advance(1000)
    expect(bob.client.jobs.getSnapshot()).toEqual([])
  })

  it('that was forgotten stays forgotten, in every tab', async () => {
    const world = createWorld()
    const [one, other] = [world.openTab(), world.openTab()]
    watch(one.client)
    watch(other.client)
    const sent = settled(one.client.submit(boatModel, boat))
    await world.clock.advance(0)
    expect(other.client.jobs.getSnapshot()).toHaveLength(1)
    await one.client.job(sent.value?.requestId as string).forget()
    await world.clock.advance(0)
    expect(other.client.jobs.getSnapshot()).toEqual([])
    const later = world.openTab()
    watch(later.client)
    await world.clock.advance(200_000)
    expect(later.client.jobs.getSnapshot()).toEqual([])
  })

  it('is known without its prompt where prompts are not to be kept', async () => {
    const world = createWorld()
    const first = world.openTab({ persistPrompts: false })
    const draft = first.client.draft('main')
    draft.edit(boatModel, boat)
    draft.subscribe(() => {})
    settled(draft.press())
    await world.clock.advance(0)
    for (const kind of ['job', 'intent', 'draft'] as const) {
      const kept = await world.browser.records.list('', kind)
      expect(kept).toHaveLength(1)
      expect(JSON.stringify(kept)).not.toContain('paper')
    }
    first.close()
    const second = world.openTab({ persistPrompts: false })
    watch(second.client)
    await world.clock.advance(0)
    expect(second.client.jobs.getSnapshot()).toMatchObject([{ modelId: boatModel }])
  })
})

describe('an intent', () => {
  it('whose page went while it was sent is asked about, and never sent again', async () => {
    const world = createWorld({ script: [{ type: 'hold', on: ['submit'] } as never] })
    const first = world.openTab()
    world.network.next('hang')
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(0)
    first.close()
    expect(world.simulator.ledger.length).toBeLessThanOrEqual(1)
    const second = world.openTab()
    watch(second.client)
    await world.clock.advance(200_000)
    expect(posts(world)).toBe(1)
    expect(second.client.jobs.getSnapshot()).toMatchObject([{ input: boat, status: 'completed' }])
  })

  it('is looked after by the tab that sent it for as long as that lives', async () => {
    const world = createWorld()
    const first = world.openTab()
    world.network.next('hang')
    settled(first.client.submit(boatModel, boat))
    await world.clock.advance(0)
    const second = world.openTab()
    watch(second.client)
    await world.clock.advance(20_000)
    expect(world.network.requests.filter(({ path }) => path.includes('/intents/'))).toEqual([])
    first.close()
    await world.clock.advance(10_000)
    expect(world.network.requests.filter(({ path }) => path.includes('/intents/'))).toHaveLength(1)
    expect(second.client.jobs.getSnapshot()).toHaveLength(1)
  })

  it('that nobody knows of is unknown after the reload, too', async () => {
    const world = createWorld()
    const first = world.openTab()
    const draft = first.client.draft('main')
    draft.edit(boatModel, boat)
    draft.subscribe(() => {})
    await world.clock.advance(0)
    world.network.next('drop-before')
    settled(draft.press())
    await world.clock.advance(0)
    first.close()
    for (const _ of ['reload', 'and again']) {
      const tab = world.openTab()
      const again = tab.client.draft('main')
      again.subscribe(() => {})
      await world.clock.advance(10_000)
      expect(again.getSnapshot()).toMatchObject({ values: boat, submission: { state: 'unknown' } })
      settled(again.press())
      await world.clock.advance(10_000)
      expect(again.getSnapshot().submission.state).toBe('unknown')
      tab.close()
    }
    expect(posts(world)).toBe(1)
  })
})

describe('a draft', () => {
  const draftOf = (tab: { client: KlingClient }) => {
    const draft = tab.client.draft('main', { modelId: boatModel, values: { prompt: '' } })
    onTestFinished(draft.subscribe(() => {}))
    return draft
  }

  it('comes back with its values, its intent and its job', async () => {
    const world = createWorld()
    const first = world.openTab()
    const before = draftOf(first)
    await world.clock.advance(0)
    before.edit(boatModel, boat)
    settled(before.press())
    await world.clock.advance(10_000)
    const { intentId, submission } = before.getSnapshot()
    first.close()
    const draft = draftOf(world.openTab())
    expect(draft.getSnapshot().submission.state).toBe('idle')
    await world.clock.advance(0)
    expect(draft.getSnapshot()).toMatchObject({ values: boat, intentId, submission: { state: 'accepted' } })
    expect(draft.getSnapshot().submission).toMatchObject({
      job: { requestId: (submission as { job?: { requestId: string } }).job?.requestId },
    })
    expect(draft.getServerSnapshot()).toMatchObject({ values: { prompt: '' }, submission: { state: 'idle' } })
  })

  it('comes back refused, with what is left of its countdown', async () => {
    const world = createWorld({ script: ['rate-limited'] })
    const first = world.openTab()
    const before = draftOf(first)
    before.edit(boatModel, boat)
    settled(before.press())
    await world.clock.advance(2000)
    const { submission } = before.getSnapshot()
    const error = (submission as { error?: { retryAfterMs: number; message: string } }).error
    first.close()
    const draft = draftOf(world.openTab())
    await world.clock.advance(0)
    expect(draft.getSnapshot().submission).toMatchObject({
      state: 'refused',
      error: {
        name: 'RefusedError',
        message: error?.message,
        retryAfterMs: (error?.retryAfterMs ?? 0) - 2000,
      },
    })
    settled(draft.press())
    await world.clock.advance(0)
    expect(draft.getSnapshot().submission.state).toBe('accepted')
  })

  it('that is pressed before it was read asks about the press of before the reload', async () => {
    const world = createWorld()
    const first = world.openTab()
    const before = draftOf(first)
    await world.clock.advance(0)
    before.edit(boatModel, boat)
    world.network.next('hang')
    settled(before.press())
    await world.clock.advance(0)
    first.close()
    const draft = world.openTab().client.draft('main')
    draft.edit(boatModel, boat)
    settled(draft.press())
    expect(draft.getSnapshot().submission.state).toBe('sending')
    await world.clock.advance(1000)
    expect(draft.getSnapshot().submission.state).toBe('accepted')
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('is the same in every tab, and pressed in all of them it is one request', async () => {
    const world = createWorld()
    const drafts = Array.from({ length: 10 }, () => draftOf(world.openTab()))
    await world.clock.advance(0)
    for (let round = 1; round <= 20; round++) {
      drafts[round % 10]?.edit(boatModel, { prompt: `boat ${round}` })
      await world.clock.advance(2000)
      expect(new Set(drafts.map((draft) => draft.getSnapshot().intentId)).size).toBe(1)
      for (const draft of drafts) settled(draft.press())
      await world.clock.advance(5000)
      expect(new Set(drafts.map((draft) => draft.getSnapshot().submission.state))).toEqual(
        new Set(['accepted']),
      )
      expect(world.simulator.ledger).toHaveLength(round)
    }
  })

  it('of an unnamed form is not kept', async () => {
    const world = createWorld()
    const draft = world.openTab().client.draft('own:form')
    draft.edit(boatModel, boat)
    settled(draft.press())
    await world.clock.advance(0)
    expect(await world.browser.records.list('', 'draft')).toEqual([])
    expect(await world.browser.records.list('', 'job')).toHaveLength(1)
  })
})

it('signing out leaves nothing behind: no record, no prompt, no poll, in no tab', async () => {
  const world = createWorld()
  const [one, other] = [world.openTab(), world.openTab()]
  watch(one.client)
  watch(other.client)
  const [draft, twin] = [one.client.draft('main'), other.client.draft('main')]
  draft.subscribe(() => {})
  twin.subscribe(() => {})
  await world.clock.advance(0)
  draft.edit(boatModel, boat)
  settled(draft.press())
  await world.clock.advance(0)
  settled(one.client.submit(boatModel, { prompt: 'under way' }))
  await one.client.forgetAll()
  await world.clock.advance(0)
  world.network.requests.length = 0
  await world.clock.advance(300_000)
  expect(world.network.requests).toEqual([])
  for (const kind of ['job', 'intent', 'draft', 'history'] as const) {
    expect(await world.browser.records.list('', kind)).toEqual([])
  }
  expect(one.client.jobs.getSnapshot()).toEqual([])
  expect(other.client.jobs.getSnapshot()).toEqual([])
  expect(JSON.stringify([draft.getSnapshot(), twin.getSnapshot()])).not.toContain('paper')
})
