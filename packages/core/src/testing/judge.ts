import { expect } from 'vitest'
import type { KlingClient } from '../client/client.ts'
import type { DraftHandle } from '../draft/draft.ts'
import type { createWorld } from './world.ts'

type World = ReturnType<typeof createWorld>

export interface LifeTab {
  tab: ReturnType<World['openTab']>
  owner: string
  draft: DraftHandle
  /** Intents whose submission was shown here. */
  shown: Set<string>
}

/** What is to be told apart at the end. */
export interface Account {
  /** Presses: however often the button was hit in one go, that is one. */
  presses: number
  /** Who was shown an intent. */
  owners: Map<string, string>
  /** Intents of which a person was told that nobody knows their outcome. */
  unknown: Set<string | undefined>
  /** Intents that only a page knew of which said so, and which asked before it was left or had shown what became of them. */
  excused: Set<string>
  failures: unknown[]
}

/** Notes what a page that goes now cannot be blamed for: what the browser did not let it keep, and what it said so of. */
export async function excuse({ tab, owner, shown }: LifeTab, { browser }: World, account: Account) {
  const { client, host } = tab
  if (!client.storageTrouble.getSnapshot()) return
  const kept = new Set((await browser.records.list(owner, 'intent')).map(({ key }) => key))
  const known = new Set(client.jobs.getSnapshot().map(({ intentId }) => intentId))
  for (const intentId of shown) {
    if (!kept.has(intentId) && (host.isGuarded || known.has(intentId))) account.excused.add(intentId)
  }
}

/** Judges a life by the simulator's ledger. `enter` opens a page for somebody who signs in once more. */
export async function judge(
  world: World,
  tabs: LifeTab[],
  account: Account,
  enter: (owner: string) => LifeTab,
): Promise<void> {
  const { simulator, clock, browser, lag } = world
  const { failures, unknown, excused, owners, presses } = account
  expect(failures).toEqual([])
  const intents = simulator.ledger.map(({ input }) => input['negative_prompt'] as string)
  expect(new Set(intents).size).toBe(intents.length)
  expect(intents.length).toBeLessThanOrEqual(presses)

  // Everybody signs in once more, in a new tab, and what is open gets the time to end.
  const later = ['ann', 'bob'].map(enter)
  await clock.advance(300_000)
  const all = [...tabs, ...later]
  const known = new Set<string | undefined>()
  for (const { tab, owner } of all) {
    for (const { requestId, intentId = '' } of tab.client.jobs.getSnapshot()) {
      known.add(bareId(requestId))
      expect([owner, undefined]).toContain(owners.get(intentId))
    }
  }
  for (const name of ['ann', 'bob']) {
    for (const { key, value } of await browser.records.list(name, 'intent')) {
      if ((value as { state?: string }).state === 'unknown') unknown.add(key)
    }
  }
  const lost = simulator.ledger.filter(({ requestId, input }) => {
    const intentId = input['negative_prompt'] as string
    return !known.has(requestId) && !unknown.has(intentId) && !excused.has(intentId)
  })
  expect(lost).toEqual([])
  for (const { tab } of all) judgeJobs(world, tab.client)
  for (const { tab } of all) tab.client.dispose()
  await clock.advance(0)
  const hosts = all.map(({ tab }) => tab.host.listenerCount)
  expect([clock.timerCount - lag.count, browser.lockCount, browser.channelCount, ...hosts]).toEqual(
    [0, 0, 0].concat(hosts.map(() => 0)),
  )
}

const bareId = (requestId: string) => requestId.split('.')[0] as string

const recordMs = 3_600_000

function judgeJobs({ simulator, clock }: World, client: KlingClient) {
  for (const { requestId, status, link } of client.jobs.getSnapshot()) {
    const { stage } = simulator.job(bareId(requestId))
    const row = simulator.ledger.find((one) => one.requestId === bareId(requestId))
    const isGone = row && clock.now() - row.acceptedAt >= recordMs
    const truths = [`settled ${stage.toLowerCase()}`, ...(isGone ? ['settled expired'] : [])]
    expect(truths).toContain(`${link} ${status}`)
  }
}
