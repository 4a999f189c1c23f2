import { expect, it, onTestFinished } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

const initial = { modelId: boatModel, values: { prompt: '' } }
const hold = ({ draft, jobs }: KlingClient) => {
  const held = draft('main', initial)
  onTestFinished(held.subscribe(() => {}))
  onTestFinished(jobs.subscribe(() => {}))
  return held
}

/** A browser that kept a job and a newer draft, was killed, and is not let at its records when it comes back. */
async function comeBack() {
  const world = createWorld()
  const first = world.openTab()
  const before = hold(first.client)
  before.edit(boatModel, boat)
  settled(before.press())
  await world.clock.advance(3000)
  before.edit(boatModel, { prompt: 'kept' })
  await world.clock.advance(1000)
  first.close()
  world.browser.state.storage = 'reject'
  const { client } = world.openTab()
  const draft = hold(client)
  await world.clock.advance(4000)
  expect(draft.getSnapshot().values).toEqual(initial.values)
  const letIn = async () => {
    world.browser.state.storage = 'pass'
    await world.clock.advance(2000)
  }
  return { world, client, draft, letIn }
}

it('what was kept is shown as soon as the browser lets at its records again', async () => {
  const { client, draft, letIn } = await comeBack()
  await letIn()
  expect(client.jobs.getSnapshot()).toMatchObject([{ input: boat }])
  expect(draft.getSnapshot().values).toEqual({ prompt: 'kept' })
})

it('words written until then stand', async () => {
  const { world, client, draft, letIn } = await comeBack()
  draft.edit(boatModel, { prompt: 'written meanwhile' })
  await letIn()
  expect(client.jobs.getSnapshot()).toMatchObject([{ input: boat }])
  expect(draft.getSnapshot().values).toEqual({ prompt: 'written meanwhile' })
  const [kept] = await world.browser.records.list('', 'draft')
  expect(kept?.value).not.toMatchObject({ values: initial.values })
})

it('a draft that nobody touched does not stand over what was kept', async () => {
  const { world, client, letIn } = await comeBack()
  world.browser.state.storage = 'pass'
  settled(client.submit(boatModel, { prompt: 'another boat' }))
  await world.clock.advance(0)
  const [kept] = await world.browser.records.list('', 'draft')
  expect(kept?.value).toMatchObject({ values: { prompt: 'kept' } })
  await letIn()
})
