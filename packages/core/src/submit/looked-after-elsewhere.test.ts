import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../storage/storage.ts'
import type { CrossTab } from '../tabs/cross-tab.ts'
import { intentId, keepDraft, leftOpen, openSlow, questions, unanswered } from '../testing/left-open.ts'
import { show, showDraft } from '../testing/shown-tab.ts'
import { boat, boatModel, createWorld, settled } from '../testing/world.ts'

describe('an intent that another tab looks after', () => {
  it('is tried for every five seconds, however often it was heard of', async () => {
    const world = createWorld()
    await unanswered(world)
    await keepDraft(world, 'sending')
    let tries = 0
    const tab = world.openTab((own) => {
      const crossTab = own.crossTab as CrossTab
      const tryLock: CrossTab['tryLock'] = (name) => {
        if (name.endsWith(intentId)) tries += 1
        return crossTab.tryLock(name)
      }
      return { crossTab: { ...crossTab, tryLock } }
    })
    show(tab)
    showDraft(tab)
    await world.clock.advance(4999)
    expect(tries).toBe(1)
    await world.clock.advance(10_001)
    expect(tries).toBe(4)
  })

  it('and that is accepted there shows its job in a draft that waits for it', async () => {
    const world = createWorld()
    await unanswered(world)
    await keepDraft(world, 'sending')
    const tab = world.openTab()
    show(tab)
    const draft = showDraft(tab)
    await world.clock.advance(1000)
    expect(draft.getSnapshot().submission).toMatchObject({ state: 'sending', phase: 'checking' })
    const value = { state: 'accepted', requestId: 'req-12345678', modelId: boatModel, input: boat }
    await world.browser.records.put('', { kind: 'intent', key: intentId, v: 1, value })
    await world.clock.advance(5000)
    const job = { requestId: 'req-12345678', input: boat }
    expect(draft.getSnapshot().submission).toMatchObject({ state: 'accepted', job, intentId })
    expect(questions(world)).toEqual([])
  })

  it('and could not write down is asked about when that tab is gone, for a draft that waits for it', async () => {
    const world = createWorld()
    const first = world.openTab({ storage: memoryStorage() })
    const pressed = showDraft(first)
    const second = world.openTab()
    const draft = showDraft(second)
    await world.clock.advance(0)
    pressed.edit(boatModel, boat)
    world.network.next('hang')
    settled(pressed.press())
    await world.clock.advance(1000)
    expect(draft.getSnapshot().submission.state).toBe('sending')
    first.close()
    await world.clock.advance(10_000)
    expect(draft.getSnapshot().submission).toMatchObject({ state: 'accepted' })
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('is looked after here once that tab is gone, also by a client that was disposed meanwhile', async () => {
    const world = createWorld()
    const first = await unanswered(world)
    const tab = world.openTab()
    show(tab)
    await world.clock.advance(1000)
    tab.client.dispose()
    first.close()
    show(tab)
    await world.clock.advance(1000)
    expect(tab.client.jobs.getSnapshot()).toMatchObject([{ intentId, input: boat }])
  })

  it('and was refused there is let go: nothing is asked, and another tab can press it again', async () => {
    const world = createWorld()
    await leftOpen(world)
    const tab = openSlow(world, 100)
    show(tab)
    await world.clock.advance(50)
    await world.browser.records.delete('', 'intent', intentId)
    await world.clock.advance(1000)
    expect(questions(world)).toEqual([])
    expect(tab.client.submissions.getSnapshot()).toEqual([])
    const again = settled(world.openTab().client.submit(boatModel, boat, { intentId }))
    await world.clock.advance(1000)
    expect(again.value).toMatchObject({ intentId })
  })
})
