import { expect } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import type { DraftHandle } from '../draft/draft.ts'
import { KlingError } from '../errors/kling-error.ts'
import type { LifeCommand } from './life-commands.ts'
import { boatModel, createWorld } from './world.ts'

type World = ReturnType<typeof createWorld>

interface LifeTab {
  tab: ReturnType<World['openTab']>
  owner: string
  draft: DraftHandle
  /** Intents whose submission was shown here. */
  pressed: Set<string>
}

/** What is to be told apart at the end. */
interface Account {
  /** Intents of which a person was told that nobody knows their outcome. */
  unknown: Set<string | undefined>
  /** Intents of a page that went while it said that it could remember nothing. */
  excused: Set<string>
  failures: unknown[]
}

/** Goes through one life of clicks, faults, reloads and days of sleep, and judges it by the ledger. */
export async function liveThrough(commands: readonly LifeCommand[]): Promise<void> {
  const world = createWorld({
    // The ledger is to tell intents apart.
    proxy: {
      beforeSubmit: ({ input, intentId }) => ({ input: { ...input, negative_prompt: intentId } }),
      limits: { submitsPerMinute: 1000 },
    },
  })
  const account: Account = { unknown: new Set(), excused: new Set(), failures: [] }
  const tabs: LifeTab[] = []
  let owner = 'ann'
  const open = () => {
    const opened = openLifeTab(world, owner)
    tabs.push(opened)
    return opened
  }
  open()
  for (const command of commands) {
    const at = 'tab' in command ? tabs[command.tab % tabs.length] : tabs[0]
    if (command.do === 'open' && tabs.length < 3) open()
    else if (command.do === 'otherUser') {
      while (tabs.length > 0) closeLifeTab(tabs, tabs[0] as LifeTab, account)
      owner = owner === 'ann' ? 'bob' : 'ann'
      open()
    } else if (at) {
      if (command.do === 'close' && tabs.length > 1) closeLifeTab(tabs, at, account)
      else if (command.do === 'reload') {
        closeLifeTab(tabs, at, account)
        open()
      } else await carryOut(command, at, world, tabs, account)
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
  await judge(world, tabs, account)
}

function openLifeTab(world: World, owner: string): LifeTab {
  const tab = world.openTab({ owner })
  const draft = tab.client.draft('main', { modelId: boatModel, values: { prompt: 'boat' } })
  const pressed = new Set<string>()
  draft.subscribe(() => {
    const { submission } = draft.getSnapshot()
    if ('intentId' in submission && submission.intentId) pressed.add(submission.intentId)
  })
  tab.client.jobs.subscribe(() => {})
  return { tab, owner, draft, pressed }
}

function closeLifeTab(tabs: LifeTab[], { tab, pressed }: LifeTab, { excused }: Account) {
  if (tab.client.storageTrouble.getSnapshot()) for (const intentId of pressed) excused.add(intentId)
  tab.close()
  tabs.splice(
    tabs.findIndex((one) => one.tab === tab),
    1,
  )
}

async function carryOut(
  command: LifeCommand,
  at: LifeTab,
  world: World,
  tabs: LifeTab[],
  { unknown, failures }: Account,
): Promise<void> {
  const { tab, draft } = at
  const hear = (press: () => Promise<unknown>) => {
    press().catch((error: unknown) => {
      if (!KlingError.is(error)) failures.push(error)
      else if (error.billed === 'unknown') unknown.add(error.intentId)
    })
  }
  switch (command.do) {
    case 'press':
      for (let count = 0; count < command.times; count++) hear(() => draft.press())
      return
    case 'submitAgain':
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

async function judge(world: World, tabs: LifeTab[], { unknown, excused, failures }: Account) {
  const { simulator, clock, browser } = world
  expect(failures).toEqual([])
  const intents = simulator.ledger.map(({ input }) => input['negative_prompt'] as string)
  expect(new Set(intents).size).toBe(intents.length)

  // Everybody signs in once more, in a new tab, and what is open gets the time to end.
  const later = ['ann', 'bob'].map((name) => openLifeTab(world, name))
  await clock.advance(300_000)
  const all = [...tabs, ...later]
  const known = new Set<string | undefined>()
  for (const { tab } of all) for (const job of tab.client.jobs.getSnapshot()) known.add(job.intentId)
  for (const name of ['ann', 'bob']) {
    for (const { key, value } of await browser.records.list(name, 'intent')) {
      if ((value as { state?: string }).state === 'unknown') unknown.add(key)
    }
  }
  const lost = intents.filter((id) => !known.has(id) && !unknown.has(id) && !excused.has(id))
  expect(lost).toEqual([])
  for (const { tab } of all) judgeJobs(world, tab.client)
  for (const { tab } of all) tab.client.dispose()
  await clock.advance(0)
  const hosts = all.map(({ tab }) => tab.host.listenerCount)
  expect([clock.timerCount, browser.lockCount, browser.channelCount, ...hosts]).toEqual(
    [0, 0, 0].concat(hosts.map(() => 0)),
  )
}

const recordMs = 3_600_000

function judgeJobs({ simulator, clock }: World, client: KlingClient) {
  for (const { requestId, status, link } of client.jobs.getSnapshot()) {
    const { stage } = simulator.job(requestId.split('.')[0] as string)
    const row = simulator.ledger.find((one) => one.requestId === requestId.split('.')[0])
    const isGone = row && clock.now() - row.acceptedAt >= recordMs
    const truths = [`settled ${stage.toLowerCase()}`, ...(isGone ? ['settled expired'] : [])]
    expect(truths).toContain(`${link} ${status}`)
  }
}
