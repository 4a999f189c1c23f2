import { describe, expect, it } from 'vitest'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

function drafting(options: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld(options)
  const draft = world.client.draft('main')
  draft.edit(boatModel, boat)
  const states: string[] = []
  draft.subscribe(() => {
    const { submission } = draft.getSnapshot()
    const state = submission.state === 'sending' ? submission.phase : submission.state
    if (states.at(-1) !== state) states.push(state)
  })
  const posts = () =>
    world.network.requests.filter(({ method, path }) => method === 'POST' && !path.endsWith('/close')).length
  return { ...world, draft, states, posts, submission: () => draft.getSnapshot().submission }
}

describe('a press', () => {
  it('is latched before anything is awaited: ten clicks in one task are one request', async () => {
    const world = drafting()
    const presses = Array.from({ length: 10 }, () => settled(world.draft.press()))
    expect(world.submission().state).toBe('sending')
    await world.clock.advance(0)
    expect(world.posts()).toBe(1)
    expect(new Set(presses.map(({ value }) => value?.requestId)).size).toBe(1)
    expect(world.states).toEqual(['posting', 'accepted'])
    expect(world.submission()).toMatchObject({ state: 'accepted', job: { status: 'queued' } })
  })

  it('claims the intent that the revision was given, and mints none', async () => {
    const world = drafting()
    const { intentId } = world.draft.getSnapshot()
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(world.draft.getSnapshot().intentId).toBe(intentId)
    expect(world.submission()).toMatchObject({ intentId })
  })

  it('after it was accepted asks for another job, with another intent', async () => {
    const world = drafting()
    settled(world.draft.press())
    await world.clock.advance(0)
    const first = world.draft.getSnapshot().intentId
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(world.draft.getSnapshot().intentId).not.toBe(first)
    expect(world.simulator.ledger).toHaveLength(2)
  })

  it('after a refusal sends the same intent again, and only when pressed', async () => {
    const world = drafting({ script: ['rate-limited'] })
    const { intentId } = world.draft.getSnapshot()
    settled(world.draft.press())
    await world.clock.advance(900_000)
    expect(world.submission()).toMatchObject({ state: 'refused', intentId, error: { code: 'rate-limited' } })
    expect(world.posts()).toBe(1)
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(world.submission()).toMatchObject({ state: 'accepted', intentId })
  })

  it('on an input out of order is refused, and corrected by an edit', async () => {
    const world = drafting()
    world.draft.edit(boatModel, { prompt: '' })
    const pressed = settled(world.draft.press())
    await world.clock.advance(0)
    expect(pressed.error).toMatchObject({ code: 'invalid-input', billed: 'no' })
    expect(world.submission().state).toBe('refused')
    world.draft.edit(boatModel, boat)
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(world.submission().state).toBe('accepted')
  })

  it('whose caller left is still under way', async () => {
    const world = drafting()
    const abort = new AbortController()
    const pressed = settled(world.draft.press({ signal: abort.signal }))
    abort.abort(new Error('enough'))
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(pressed.error).toMatchObject({ message: 'enough' })
    expect(world.posts()).toBe(1)
  })

  it('without a model says what to do', async () => {
    await expect(createWorld().client.draft('empty').press()).rejects.toThrow(
      'Call edit(modelId, values) first',
    )
  })
})

describe('an edit', () => {
  it('makes a revision and an intent only when something differs', () => {
    const { draft } = drafting()
    const before = draft.getSnapshot()
    draft.edit(boatModel, { ...boat, negative_prompt: undefined })
    expect(draft.getSnapshot()).toBe(before)
    draft.edit(boatModel, { ...boat, multi_prompt: [{ prompt: 'a', duration: '5' }] })
    draft.edit(boatModel, { ...boat, multi_prompt: [{ prompt: 'a', duration: '5' }] })
    expect(draft.getSnapshot()).toMatchObject({ revision: 2 })
    expect(draft.getSnapshot().intentId).not.toBe(before.intentId)
  })

  it('under way does not let a second request slip by', async () => {
    const world = drafting()
    settled(world.draft.press())
    world.draft.edit(boatModel, { prompt: 'another boat' })
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(world.posts()).toBe(1)
    expect(world.submission().state).toBe('accepted')
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(world.simulator.ledger.map(({ input }) => input.prompt)).toEqual(['a paper boat', 'another boat'])
  })
})

describe('an unknown outcome', () => {
  async function lost() {
    const world = drafting()
    world.network.next('drop-before')
    settled(world.draft.press())
    await world.clock.advance(3000)
    expect(world.states).toEqual(['posting', 'checking', 'unknown'])
    return world
  }

  it('is only asked about when the same draft is pressed again', async () => {
    const world = await lost()
    settled(world.draft.press())
    expect(world.submission()).toMatchObject({ state: 'sending', phase: 'checking' })
    await world.clock.advance(0)
    expect(world.submission().state).toBe('unknown')
    expect(world.posts()).toBe(1)
  })

  it('is asked about by checkAgain, which never rejects', async () => {
    const world = await lost()
    const checked = settled(world.draft.checkAgain())
    await world.clock.advance(0)
    expect(checked).toEqual({ isSettled: true, value: undefined })
    expect(world.submission().state).toBe('unknown')
  })

  it('is found by checkAgain when the proxy was only out of reach', async () => {
    const world = drafting()
    world.network.next('drop-after')
    settled(world.draft.press())
    await world.clock.advance(0)
    world.network.down()
    await world.clock.advance(200_000)
    expect(world.submission().state).toBe('unknown')
    world.network.up()
    settled(world.draft.checkAgain())
    await world.clock.advance(0)
    expect(world.submission()).toMatchObject({ state: 'accepted' })
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('is left behind by submitAgain, which is a new intent and a second request', async () => {
    const world = await lost()
    const { intentId } = world.draft.getSnapshot()
    settled(world.draft.submitAgain())
    settled(world.draft.submitAgain())
    await world.clock.advance(0)
    expect(world.submission().state).toBe('accepted')
    expect(world.draft.getSnapshot().intentId).not.toBe(intentId)
    expect(world.posts()).toBe(2)
  })

  it('that a durable store closes was never sent: refused, billed no, and the next press sends', async () => {
    const world = drafting()
    world.transport.closeIntent = async () => ({
      type: 'refused',
      error: { code: 'unknown-intent', message: 'Never sent.', httpStatus: 404, billed: 'no' },
    })
    world.network.next('drop-before')
    const pressed = settled(world.draft.press())
    await world.clock.advance(3000)
    expect(pressed.error).toMatchObject({ billed: 'no', message: 'Never sent.' })
    settled(world.draft.press())
    await world.clock.advance(0)
    expect(world.submission().state).toBe('accepted')
  })
})

describe('a draft', () => {
  it('is the same for all who hold its key', () => {
    const { client } = createWorld()
    expect(client.draft('a')).toBe(client.draft('a'))
    expect(client.draft('a')).not.toBe(client.draft('b'))
  })

  it('that is reset is idle, while its job goes on', async () => {
    const world = drafting()
    settled(world.draft.press())
    world.draft.reset()
    await world.clock.advance(0)
    expect(world.submission()).toEqual({ state: 'idle' })
    expect(world.client.jobs.getSnapshot()).toHaveLength(1)
  })

  it('shows the server what it was made with', () => {
    const { client } = createWorld()
    const draft = client.draft('main', { modelId: boatModel, values: boat })
    const first = draft.getServerSnapshot()
    draft.edit(boatModel, { prompt: 'another boat' })
    expect(draft.getServerSnapshot()).toBe(first)
    expect(first).toMatchObject({ modelId: boatModel, values: boat, submission: { state: 'idle' } })
  })
})
