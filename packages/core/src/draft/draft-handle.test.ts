import { describe, expect, it, onTestFinished } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import type { Host } from '../client/host.ts'
import { boat, boatModel, createWorld, settled, type TabOptions } from '../testing/world.ts'

const heron = { prompt: 'a heron' }
const initial = { modelId: boatModel, values: boat } as const
const draftOf = ({ client }: { client: KlingClient }) => {
  const draft = client.draft('main', initial)
  onTestFinished(draft.subscribe(() => {}))
  return draft
}

/** Tabs that hold one draft and have read it. */
async function twoTabs(options?: TabOptions) {
  const world = createWorld()
  const drafts = [draftOf(world.openTab(options)), draftOf(world.openTab(options))] as const
  await world.clock.advance(0)
  return { ...world, drafts, prompts: () => world.simulator.ledger.map(({ input }) => input['prompt']) }
}

describe('a press', () => {
  it('whose caller had left before is none', async () => {
    const world = createWorld()
    const draft = world.client.draft('main', initial)
    await expect(draft.press({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
    await world.clock.advance(1000)
    expect(world.network.requests).toEqual([])
    expect(draft.getSnapshot().submission.state).toBe('idle')
  })

  it('is shown in the same breath, also while the draft is still being read', () => {
    const draft = createWorld().openTab().client.draft('main', initial)
    settled(draft.press())
    const { intentId } = draft.getSnapshot()
    expect(draft.getSnapshot().submission).toEqual({ state: 'sending', phase: 'posting', intentId })
  })

  it('sends what was shown, not what is written while the draft is still being read', async () => {
    const world = createWorld()
    const draft = world.openTab().client.draft('main', initial)
    settled(draft.press())
    draft.edit(boatModel, heron)
    await world.clock.advance(5000)
    expect(world.simulator.ledger).toMatchObject([{ input: boat }])
    expect(draft.getSnapshot().values).toEqual(heron)
  })

  it('goes on when the draft is reset while it is still being read, and is not shown by it', async () => {
    const world = createWorld()
    const { client } = world.openTab()
    const draft = client.draft('main', initial)
    const pressed = settled(draft.press())
    draft.reset()
    await world.clock.advance(5000)
    expect(draft.getSnapshot().submission).toEqual({ state: 'idle' })
    expect(client.jobs.getSnapshot()).toMatchObject([{ requestId: pressed.value?.requestId, input: boat }])
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('within a second of hearing of the job from another tab was meant for that job', async () => {
    const { drafts, clock, prompts } = await twoTabs()
    settled(drafts[0].press())
    await clock.advance(999)
    const pressed = settled(drafts[1].press())
    await clock.advance(0)
    expect(pressed.value).toMatchObject({ intentId: drafts[0].getSnapshot().intentId })
    expect(prompts()).toEqual([boat.prompt])
  })

  it('a second after hearing of the job from another tab asks for another one', async () => {
    const { drafts, clock, prompts } = await twoTabs()
    settled(drafts[0].press())
    await clock.advance(1000)
    settled(drafts[1].press())
    await clock.advance(1000)
    expect(prompts()).toEqual([boat.prompt, boat.prompt])
  })

  it('by the second click of a double click tries again what was refused at the first', async () => {
    const world = createWorld({ script: ['rate-limited'] })
    let clicks = 1
    const isRepeatedClick = () => clicks > 1
    const { client } = world.openTab((own) => ({ host: { ...(own.host as Host), isRepeatedClick } }))
    const draft = client.draft('main', initial)
    settled(draft.press())
    await world.clock.advance(100)
    expect(draft.getSnapshot().submission.state).toBe('refused')
    clicks = 2
    settled(draft.press())
    await world.clock.advance(100)
    expect(draft.getSnapshot().submission.state).toBe('accepted')
  })
})

it('the same words for another model are an edit', () => {
  const draft = createWorld().client.draft('main', initial)
  const { intentId } = draft.getSnapshot()
  draft.edit('kling-o3-image2video', boat)
  expect(draft.getSnapshot()).toMatchObject({ modelId: 'kling-o3-image2video', values: boat, revision: 1 })
  expect(draft.getSnapshot().intentId).not.toBe(intentId)
})

it('a draft that is reset is idle in every tab, and after a reload', async () => {
  const { drafts, clock, openTab } = await twoTabs()
  settled(drafts[0].press())
  await clock.advance(5000)
  expect(drafts[1].getSnapshot().submission.state).toBe('accepted')
  drafts[0].reset()
  await clock.advance(100)
  expect(drafts[1].getSnapshot().submission).toEqual({ state: 'idle' })
  const later = draftOf(openTab())
  await clock.advance(0)
  expect(later.getSnapshot()).toMatchObject({ submission: { state: 'idle' }, revision: 1 })
  expect(later.getSnapshot().intentId).toBe(drafts[0].getSnapshot().intentId)
})

it('a second submission that is confirmed twice is shown as that of the draft', async () => {
  const world = createWorld()
  const draft = world.client.draft('main', initial)
  world.network.next('drop-before')
  settled(draft.press())
  await world.clock.advance(3000)
  settled(draft.submitAgain())
  settled(draft.submitAgain())
  await world.clock.advance(0)
  const { intentId } = draft.getSnapshot()
  expect(draft.getSnapshot().submission).toMatchObject({ state: 'accepted', intentId })
})

it('a job that is found by checking again is followed to its end, also by a client that was disposed', async () => {
  const world = createWorld()
  const draft = world.client.draft('main', initial)
  world.network.next('drop-after')
  settled(draft.press())
  await world.clock.advance(0)
  world.network.down()
  await world.clock.advance(200_000)
  expect(draft.getSnapshot().submission.state).toBe('unknown')
  world.client.dispose()
  world.network.up()
  settled(draft.checkAgain())
  await world.clock.advance(200_000)
  expect(world.client.jobs.getSnapshot()).toMatchObject([{ status: 'completed', input: boat }])
})
