import { events } from '@kling-kit/proxy/events'
import { type Breakage, carryOut } from './carry-out.ts'
import { type Account, excuse, judge, type LifeTab } from './judge.ts'
import type { Life } from './life-commands.ts'
import { boatModel, createWorld } from './world.ts'

type World = ReturnType<typeof createWorld>

/** Goes through one life of clicks, faults, reloads and days of sleep, and judges it by the ledger. */
export async function liveThrough(
  { commands, lags }: Life,
  breakage: Breakage = {},
  how: { events?: boolean } = {},
): Promise<void> {
  const world = createWorld({
    ...how,
    lags,
    // The ledger is to tell intents apart.
    proxy: {
      routes: how.events ? [events()] : [],
      beforeSubmit: ({ input, intentId }) => ({ input: { ...input, negative_prompt: intentId } }),
      limits: { submitsPerMinute: 1000 },
    },
  })
  const account: Account = {
    presses: 0,
    owners: new Map(),
    unknown: new Set(),
    excused: new Set(),
    failures: [],
  }
  const tabs: LifeTab[] = []
  let owner = 'ann'
  const enter = (name: string) => openLifeTab(world, name, account, breakage)
  const open = () => void tabs.push(enter(owner))
  const close = async (one: LifeTab) => {
    await excuse(one, world, account)
    one.tab.close()
    tabs.splice(tabs.indexOf(one), 1)
  }
  open()
  for (const command of commands) {
    const at = 'tab' in command ? tabs[command.tab % tabs.length] : tabs[0]
    if (command.do === 'open' && tabs.length < 3) open()
    else if (command.do === 'otherUser') {
      while (tabs[0]) await close(tabs[0])
      owner = owner === 'ann' ? 'bob' : 'ann'
      open()
    } else if (at) {
      if (command.do === 'close' && tabs.length > 1) await close(at)
      else if (command.do === 'reload') {
        await close(at)
        open()
      } else await carryOut(command, at, { world, tabs, account, breakage })
    }
  }

  world.network.clear()
  world.simulator.clearFaults()
  world.browser.state.storage = 'pass'
  for (const { tab } of tabs) {
    tab.thaw()
    tab.host.goOnline()
    tab.host.show()
  }
  await world.clock.advance(900_000)
  await judge(world, tabs, account, enter)
}

function openLifeTab(world: World, owner: string, { owners }: Account, { client }: Breakage): LifeTab {
  const tab = world.openTab((own) => ({ owner, ...(typeof client === 'function' ? client(own) : client) }))
  const draft = tab.client.draft('main', { modelId: boatModel, values: { prompt: 'boat' } })
  const shown = new Set<string>()
  draft.subscribe(() => {
    const { submission } = draft.getSnapshot()
    if (!('intentId' in submission) || !submission.intentId) return
    shown.add(submission.intentId)
    owners.set(submission.intentId, owner)
  })
  tab.client.jobs.subscribe(() => {})
  return { tab, owner, draft, shown }
}
