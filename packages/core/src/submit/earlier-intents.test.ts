import { expect, it } from 'vitest'
import { intentId, keepDraft, leftOpen, openSlow, questions, unanswered } from '../testing/left-open.ts'
import { show, showDraft } from '../testing/shown-tab.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

it('an intent that is pressed anew while it is being looked up is one job, and its caller gets it', async () => {
  const world = createWorld()
  await leftOpen(world)
  const tab = openSlow(world, 100)
  show(tab)
  await world.clock.advance(150)
  const sent = settled(tab.client.submit(boatModel, boat, { intentId }))
  await world.clock.advance(5000)
  expect(sent.value).toMatchObject({ intentId, input: boat })
  expect(world.simulator.ledger).toHaveLength(1)
})

it('a draft that was left unknown is shown so, and asked about only when a person wants it', async () => {
  const world = createWorld()
  await leftOpen(world)
  await world.browser.records.delete('', 'intent', intentId)
  await keepDraft(world, 'unknown')
  const draft = showDraft(world.openTab())
  await world.clock.advance(60_000)
  expect(draft.getSnapshot().submission).toMatchObject({ state: 'unknown', error: { billed: 'unknown' } })
  expect(questions(world)).toEqual([])
  await draft.checkAgain()
  expect(draft.getSnapshot().submission).toMatchObject({ state: 'accepted', intentId })
})

it('a claim of which nothing can be read is shown without a model, until it is found', async () => {
  const world = createWorld()
  await world.browser.records.put('', { kind: 'intent', key: intentId, v: 1, value: { state: 'unknown' } })
  const tab = world.openTab()
  show(tab)
  await world.clock.advance(0)
  expect(tab.client.submissions.getSnapshot()).toEqual([{ intentId, isChecking: false }])
})

it('a job that another tab found is what a caller here gets for the same intent', async () => {
  const world = createWorld()
  const first = await unanswered(world)
  world.network.down()
  await world.clock.advance(250_000)
  expect(first.sent.error).toMatchObject({ billed: 'unknown' })
  const [one, other] = [world.openTab(), world.openTab()]
  show(one)
  show(other)
  await world.clock.advance(10_000)
  world.network.up()
  void one.client.submissions.checkAgain(intentId)
  await world.clock.advance(1000)
  const again = settled(other.client.submit(boatModel, boat, { intentId }))
  await world.clock.advance(0)
  expect(again.value).toMatchObject({ intentId, requestId: one.client.jobs.getSnapshot()[0]?.requestId })
  expect(world.simulator.ledger).toHaveLength(1)
})

it('one that is still being asked about cannot be dismissed: its claim stays', async () => {
  const world = createWorld()
  await leftOpen(world)
  world.network.down()
  const tab = world.openTab()
  show(tab)
  await world.clock.advance(1000)
  await tab.client.submissions.dismiss(intentId)
  expect(await world.browser.records.list('', 'intent')).toHaveLength(1)
  expect(tab.client.submissions.getSnapshot()).toMatchObject([{ intentId, isChecking: true }])
  world.network.up()
  await world.clock.advance(20_000)
  expect(tab.client.jobs.getSnapshot()).toMatchObject([{ intentId, input: boat }])
})
