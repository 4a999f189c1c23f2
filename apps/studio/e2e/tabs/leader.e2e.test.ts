import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PageServer, startPageServer } from '../page-server.ts'
import { type OwnChromium, startOwnChromium } from './own-chromium.ts'
import { openTab, patience, type Tab } from './tab.ts'

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

let browser: OwnChromium
let server: PageServer
let count = 0
beforeAll(async () => {
  browser = stack.use(await startOwnChromium())
  server = stack.use(await startPageServer('tab-page', 1000))
})

interface NamedTab extends Tab {
  name: string
  /** How often it asked for the status of a job. */
  polls: () => number
}

const open = async (): Promise<NamedTab> => {
  const name = `tab-${(count += 1)}`
  const tab = await openTab(await browser.openPage(), `${server.url}/?pollMs=250&tab=${name}`)
  const polls = () => server.asked.filter((asked) => asked.tab === name && asked.action === 'status').length
  return { ...tab, name, polls }
}

/** Resolves when the tab has asked several times from now on. */
const asks = async ({ polls }: NamedTab) => {
  const before = polls()
  await expect.poll(polls, patience).toBeGreaterThan(before + 2)
}

/** Two tabs on one job. The one in front asks for both. */
const openTwo = async () => {
  const leader = await open()
  const prompt = `watched by ${leader.name}`
  await leader.edit(prompt)
  await leader.press()
  await leader.shows({ prompt, state: 'accepted' })
  const { requestId = '' } = await leader.seen()
  const heir = await open()
  await heir.shows({ state: 'accepted', requestId })
  await leader.page.bringToFront()
  await asks(leader)
  return { leader, heir, requestId }
}

/** Brings a tab to the front, and lets the job end when it asks. */
const lookAt = async (tab: NamedTab, requestId: string) => {
  await tab.page.bringToFront()
  await asks(tab)
  server.simulator.job(requestId).complete()
  await tab.showsFilm(requestId)
}

it('a tab that asks for all and is closed is replaced, and the film is shown there', async () => {
  const { leader, heir, requestId } = await openTwo()
  await leader.page.close()
  await lookAt(heir, requestId)
  expect(await heir.seen()).toMatchObject({ state: 'accepted', requestId })
  await heir.page.close()
})

it('a tab that asks for all and crashes is replaced, and the film is shown there', async () => {
  const { leader, heir, requestId } = await openTwo()
  await browser.crash(leader.page)
  await lookAt(heir, requestId)
  expect(await heir.seen()).toMatchObject({ state: 'accepted', requestId })
  await heir.page.close()
})

it('a tab that asks for all and is frozen is replaced, and shows the film when it goes on', async () => {
  const { leader, heir, requestId } = await openTwo()
  // Only what is hidden can be frozen, and whoever is hidden hands over to a tab in front: nobody may be there yet.
  const elsewhere = await browser.openPage()
  await browser.setFrozen(leader.page, true)
  const before = leader.polls()
  await lookAt(heir, requestId)
  expect(leader.polls()).toBe(before)
  await browser.setFrozen(leader.page, false)
  await leader.page.bringToFront()
  await leader.showsFilm(requestId)
  for (const page of [leader.page, heir.page, elsewhere]) await page.close()
})
