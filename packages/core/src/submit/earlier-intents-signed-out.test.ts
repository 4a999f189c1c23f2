import { describe, expect, it, onTestFinished } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import type { CrossTab } from '../tabs/cross-tab.ts'
import { openSlow, questions, unanswered } from '../testing/left-open.ts'
import { createWorld } from '../testing/world.ts'

const show = ({ client }: { client: KlingClient }) => {
  onTestFinished(client.jobs.subscribe(() => {}))
  onTestFinished(client.submissions.subscribe(() => {}))
}

describe('signing out while it is found out what became of an earlier press', () => {
  it.each([
    ['before the claim is read again', 150],
    ['while another tab holds it', 5150],
  ])('%s ends that: nothing is asked, and nothing of it is shown', async (_when, atMs) => {
    const world = createWorld()
    const first = await unanswered(world)
    if (atMs < 5000) first.close()
    const tab = openSlow(world, 100)
    show(tab)
    await world.clock.advance(atMs)
    first.close()
    await tab.client.forgetAll()
    await world.clock.advance(60_000)
    expect(questions(world)).toEqual([])
    expect(tab.client.submissions.getSnapshot()).toEqual([])
    expect(tab.client.jobs.getSnapshot()).toEqual([])
  })

  it('leaves nothing that would look for it again', async () => {
    const world = createWorld()
    await unanswered(world)
    const tab = world.openTab((own) => {
      const crossTab = own.crossTab as CrossTab
      const tryLock: CrossTab['tryLock'] = async (name) => {
        await new Promise<void>((resolve) => void world.clock.setTimeout(resolve, 100))
        return crossTab.tryLock(name)
      }
      return { crossTab: { ...crossTab, tryLock } }
    })
    show(tab)
    await world.clock.advance(50)
    await tab.client.forgetAll()
    let count = 0
    const { list } = world.browser.records
    world.browser.records.list = (owner, kind) => {
      if (kind === 'intent') count += 1
      return list(owner, kind)
    }
    await world.clock.advance(60_000)
    expect(count).toBe(0)
  })
})
