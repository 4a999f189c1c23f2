import { describe, expect, it, onTestFinished } from 'vitest'
import type { KlingClientOptions } from '../client/client-options.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const heron = { prompt: 'a heron' }

/** Tabs that hold one draft and have read it. */
async function tabsOf(count: number, options: Partial<KlingClientOptions> = {}) {
  const world = createWorld()
  const draftOf = () => {
    const draft = world.openTab(options).client.draft('main', { modelId: boatModel, values: { prompt: '' } })
    onTestFinished(draft.subscribe(() => {}))
    return draft
  }
  const drafts = Array.from({ length: count }, draftOf) as [ReturnType<typeof draftOf>, ...never[]]
  await world.clock.advance(0)
  const prompts = () => world.simulator.ledger.map(({ input }) => input.prompt)
  return { ...world, draftOf, drafts, prompts }
}

type Drafts = Awaited<ReturnType<typeof tabsOf>>['drafts']
const submissions = (drafts: Drafts) => drafts.map((draft) => draft.getSnapshot().submission)

describe('tabs that are pressed before they heard of each other', () => {
  it('after edits to equal values are one request, and all show its job', async () => {
    const world = await tabsOf(3)
    for (const draft of world.drafts) {
      draft.edit(boatModel, boat)
      settled(draft.press())
    }
    await world.clock.advance(5000)
    expect(world.prompts()).toEqual([boat.prompt])
    const [job] = submissions(world.drafts).map((one) => one.state === 'accepted' && one.job.requestId)
    expect(submissions(world.drafts)).toEqual(
      world.drafts.map(() => expect.objectContaining({ job: expect.objectContaining({ requestId: job }) })),
    )
  })

  it('after more edits in one than in the other are one request', async () => {
    const world = await tabsOf(2)
    const [one, other] = world.drafts as unknown as [Drafts[0], Drafts[0]]
    for (const prompt of ['a', 'a p', 'a paper boat']) one.edit(boatModel, { prompt })
    other.edit(boatModel, boat)
    settled(one.press())
    settled(other.press())
    await world.clock.advance(5000)
    expect(world.prompts()).toEqual([boat.prompt])
    expect(submissions(world.drafts)).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }])
  })

  it('with the same keys in another order are one request', async () => {
    const world = await tabsOf(2)
    const [one, other] = world.drafts as unknown as [Drafts[0], Drafts[0]]
    one.edit(boatModel, { prompt: 'a boat', duration: '5' })
    other.edit(boatModel, { duration: '5', prompt: 'a boat', negative_prompt: undefined })
    settled(one.press())
    settled(other.press())
    await world.clock.advance(5000)
    expect(world.prompts()).toEqual(['a boat'])
  })

  it('on an accepted draft are one further request', async () => {
    const world = await tabsOf(2)
    for (let round = 1; round <= 3; round++) {
      for (const draft of world.drafts) {
        draft.edit(boatModel, boat)
        settled(draft.press())
      }
      await world.clock.advance(5000)
      expect(world.prompts()).toHaveLength(round)
    }
  })

  it('where the store keeps no prompts are one request', async () => {
    const world = await tabsOf(2, { persistPrompts: false })
    for (const draft of world.drafts) {
      draft.edit(boatModel, boat)
      settled(draft.press())
    }
    await world.clock.advance(5000)
    expect(world.prompts()).toHaveLength(1)
  })

  it('and before they had read the draft are one request', async () => {
    const world = await tabsOf(1)
    const fresh = [world.draftOf(), world.draftOf()]
    for (const draft of fresh) {
      draft.edit(boatModel, boat)
      settled(draft.press())
    }
    await world.clock.advance(5000)
    expect(world.prompts()).toHaveLength(1)
    // Nor does the first tab ask about what nobody has sent yet.
    expect(world.network.requests.filter(({ path }) => path.includes('/intents/'))).toEqual([])
  })

  it('and confirmed a second submission of what is unknown are one second request', async () => {
    const world = await tabsOf(2)
    world.network.next('drop-before')
    world.drafts[0].edit(boatModel, boat)
    settled(world.drafts[0].press())
    await world.clock.advance(20_000)
    expect(submissions(world.drafts)).toMatchObject([{ state: 'unknown' }, { state: 'unknown' }])
    for (const draft of world.drafts) settled(draft.submitAgain())
    await world.clock.advance(5000)
    expect(world.prompts()).toHaveLength(1)
  })
})

describe('two submissions that were meant', () => {
  it('of different values in two tabs at once are two requests', async () => {
    const world = await tabsOf(2)
    const [one, other] = world.drafts as unknown as [Drafts[0], Drafts[0]]
    one.edit(boatModel, boat)
    other.edit(boatModel, heron)
    settled(one.press())
    settled(other.press())
    await world.clock.advance(5000)
    expect(new Set(world.prompts())).toEqual(new Set([heron.prompt, boat.prompt]))
    expect(world.prompts()).toHaveLength(2)
  })

  it('of different files in two tabs at once are two requests', async () => {
    const world = await tabsOf(2, { upload: async (file) => `https://files.example.com/${file.size}.png` })
    world.drafts.forEach((draft, place) => {
      const image_url = new File(['x'.repeat(place + 1)], 'first.png', { type: 'image/png' })
      draft.edit('kling-o3-image2video', { prompt: 'it moves', image_url })
      settled(draft.press())
    })
    await world.clock.advance(5000)
    expect(world.simulator.ledger).toHaveLength(2)
  })

  it('of equal values one after the other are two requests, with another in between or without', async () => {
    const world = await tabsOf(1)
    for (const values of [boat, heron, boat, boat]) {
      world.drafts[0].edit(boatModel, values)
      settled(world.drafts[0].press())
      await world.clock.advance(2000)
    }
    expect(world.prompts()).toEqual([boat, heron, boat, boat].map(({ prompt }) => prompt))
  })

  it('of equal values, the second in a tab that held other words at the time of the first, are two requests', async () => {
    const world = await tabsOf(2)
    const [one, other] = world.drafts as unknown as [Drafts[0], Drafts[0]]
    one.edit(boatModel, boat)
    settled(one.press())
    // Ahead of the first by two revisions, it does not take over what it hears of that.
    other.edit(boatModel, { prompt: 'a h' })
    other.edit(boatModel, heron)
    await world.clock.advance(5000)
    other.edit(boatModel, boat)
    settled(other.press())
    await world.clock.advance(5000)
    expect(world.prompts()).toEqual([boat.prompt, boat.prompt])
  })

  it('of equal values, the second after a reload, are two requests', async () => {
    const world = createWorld()
    for (let life = 1; life <= 3; life++) {
      const tab = world.openTab()
      const draft = tab.client.draft('main')
      draft.edit(boatModel, boat)
      settled(draft.press())
      await world.clock.advance(5000)
      expect(world.simulator.ledger).toHaveLength(life)
      tab.close()
    }
  })
})

it('a press before the draft was read sends what was shown, not what had been kept', async () => {
  const world = createWorld()
  const first = world.openTab()
  first.client.draft('main').edit(boatModel, heron)
  onTestFinished(first.client.draft('main').subscribe(() => {}))
  await world.clock.advance(0)
  first.close()
  const draft = world.openTab().client.draft('main', { modelId: boatModel, values: boat })
  settled(draft.press())
  await world.clock.advance(1000)
  expect(world.simulator.ledger).toMatchObject([{ input: boat }])
  expect(draft.getSnapshot()).toMatchObject({ values: boat, submission: { state: 'accepted' } })
})
