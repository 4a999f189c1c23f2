import type { KlingClient } from '../client/client.ts'
import type { DraftHandle } from '../draft/draft.ts'
import { KlingError } from '../errors/kling-error.ts'
import type { Account, LifeTab } from './judge.ts'
import type { LifeCommand } from './life-commands.ts'
import { boatModel, type createWorld, type TabOptions } from './world.ts'

/** A client that is not as it should be, for a judge to catch. */
export interface Breakage {
  client?: TabOptions
  /** What a click does, in place of pressing the draft. */
  press?: (client: KlingClient, draft: DraftHandle) => Promise<unknown>
}

/** Where a command is carried out. */
interface Surroundings {
  world: ReturnType<typeof createWorld>
  tabs: LifeTab[]
  account: Account
  breakage: Breakage
}

/** Has the person, the network or the machine do it. */
export async function carryOut(
  command: LifeCommand,
  { tab, draft }: LifeTab,
  { world, tabs, account, breakage }: Surroundings,
): Promise<void> {
  const hear = (press: () => Promise<unknown>) => {
    press().catch((error: unknown) => {
      if (!KlingError.is(error)) account.failures.push(error)
      else if (error.billed === 'unknown') account.unknown.add(error.intentId)
    })
  }
  switch (command.do) {
    case 'press':
      account.presses += 1
      for (let count = 0; count < command.times; count++)
        hear(() => (breakage.press ? breakage.press(tab.client, draft) : draft.press()))
      return
    case 'submitAgain':
      account.presses += 1
      return hear(() => draft.submitAgain())
    case 'edit':
      return draft.edit(boatModel, { prompt: `boat ${command.prompt}` })
    case 'checkAgain':
      return void draft.checkAgain()
    case 'reset':
      return draft.reset()
    case 'upstream':
      return world.simulator.next(command.fault)
    case 'network':
      return world.network.next(command.fault)
    case 'storage':
      world.browser.state.storage = command.fault
      return
    case 'down':
    case 'up':
      return world.network[command.do]()
    case 'pass':
      return world.clock.advance(command.ms)
    case 'sleep':
      for (const each of tabs) each.tab.freeze()
      await world.clock.advance(command.ms)
      for (const each of tabs) {
        each.tab.thaw()
        each.tab.host.wake()
      }
      return
    case 'clock':
      world.wallClock.skewMs += command.ms
      return
    case 'hide':
    case 'show':
      return tab.host[command.do]()
    case 'offline':
      return tab.host.goOffline()
    case 'online':
      return tab.host.goOnline()
    case 'freeze':
    case 'thaw':
      return tab[command.do]()
    case 'cache':
      tab.host.putAway()
      tab.freeze()
      await world.clock.advance(30_000)
      tab.thaw()
      tab.host.bringBack()
  }
}
