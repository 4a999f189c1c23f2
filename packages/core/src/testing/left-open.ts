import type { Storage } from '../storage/storage.ts'
import { boat, boatModel, type createWorld, settled } from './world.ts'

export const intentId = 'intent-of-a-test'
type World = ReturnType<typeof createWorld>

/** A page whose request arrived, and to which no answer comes. */
export async function unanswered(world: World) {
  const tab = world.openTab()
  world.network.next('hang')
  const sent = settled(tab.client.submit(boatModel, boat, { intentId }))
  await world.clock.advance(0)
  return { ...tab, sent }
}

/** A page that went while it was sent. */
export async function leftOpen(world: World) {
  const tab = await unanswered(world)
  tab.close()
}

/** A tab that is seen, and gets to hear what the storage says of intents only after so long. */
export function openSlow(world: World, delayMs: number) {
  return world.openTab(({ storage }) => {
    const fast = storage as Storage
    const list: Storage['list'] = async (owner, kind) => {
      const found = await fast.list(owner, kind)
      if (kind === 'intent')
        await new Promise<void>((resolve) => void world.clock.setTimeout(resolve, delayMs))
      return found
    }
    return { storage: { ...fast, list } }
  })
}

/** What the proxy was asked of intents. */
export const questions = ({ network }: World) =>
  network.requests.filter(({ path }) => path.includes('/intents/'))

/** A draft that is kept as if it had been pressed, with the claim of that press or without. */
export async function keepDraft({ browser }: World, state: 'sending' | 'unknown') {
  const value = { revision: 1, intentId, modelId: boatModel, values: boat, submission: { state, intentId } }
  await browser.records.put('', { kind: 'draft', key: 'main', v: 1, value })
}
