import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../../../../scripts/chromium.ts'
import { type PageServer, startPageServer } from '../page-server.ts'
import type { Seen } from '../tab-page/seen.ts'
import { openTab, patience, type Tab } from './tab.ts'

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

const rounds = process.env['KLING_NIGHTLY'] ? 50 : 20

let browser: Browser
let server: PageServer
let ten: readonly Tab[]
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch())
  stack.defer(() => browser.close())
  server = stack.use(await startPageServer('tab-page', 1000))
  ten = await openTabs(10)
})

/** So many tabs of one browser profile. */
const openTabs = async (count: number) => {
  const context = await browser.newContext()
  const pages = await Promise.all(Array.from({ length: count }, () => context.newPage()))
  return Promise.all(pages.map((page) => openTab(page, `${server.url}/?pollMs=250`)))
}

/** Presses in all of them, as near to one moment as one message to all can bring it. */
const pressAll = async (tabs: readonly Tab[]) => {
  const [conductor, ...others] = tabs as [Tab, ...Tab[]]
  await Promise.all(
    others.map(({ page }) =>
      page.evaluate(() => {
        const cue = new BroadcastChannel('cue')
        cue.addEventListener('message', () => {
          cue.close()
          document.querySelector('button')?.click()
        })
      }),
    ),
  )
  await conductor.page.evaluate(() => {
    const cue = new BroadcastChannel('cue')
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
    cue.postMessage('now')
    cue.close()
    document.querySelector('button')?.click()
  })
}

/** What they show, each different sight once. */
const sights = async (tabs: readonly Tab[], ...names: (keyof Seen)[]) => {
  const all = await Promise.all(tabs.map((tab) => tab.seen()))
  return [...new Set(all.map((seen) => names.map((name) => seen[name]).join(' ')))]
}

it(`one draft pressed in ten tabs at once, ${rounds} times over, is ${rounds} paid requests`, async () => {
  const { simulator } = server
  const prompts = Array.from({ length: rounds }, (_, at) => `boat ${at + 1}`)
  for (const [at, prompt] of prompts.entries()) {
    await ten[at % 10]?.edit(prompt)
    const armed = () => sights(ten, 'prompt', 'intentId')
    await expect.poll(armed, patience).toEqual([expect.stringMatching(`^${prompt} `)])
    await pressAll(ten)
    await expect.poll(() => simulator.ledger.at(-1)?.input['prompt'], patience).toBe(prompt)
    const { requestId = '' } = simulator.ledger.at(-1) ?? {}
    const outcome = () => sights(ten, 'prompt', 'state', 'requestId')
    await expect.poll(outcome, patience).toEqual([`${prompt} accepted ${requestId}`])
    simulator.job(requestId).complete()
  }
  expect(simulator.ledger.map(({ input }) => input['prompt'])).toEqual(prompts)
  expect(simulator.submissions).toHaveLength(rounds)
})

it('ten tabs on one job cost the polls of one tab', async () => {
  const { simulator } = server
  const [alone] = (await openTabs(1)) as [Tab]
  const submit = async (tab: Tab, prompt: string) => {
    await tab.edit(prompt)
    await tab.press()
    await tab.shows({ prompt, state: 'accepted' })
    return (await tab.seen()).requestId as string
  }
  // Both at the same time: whatever slows the machine slows both.
  const ids = [await submit(ten[0] as Tab, 'seen by ten'), await submit(alone, 'seen by one')] as const
  for (const tab of ten) await tab.shows({ jobs: expect.arrayContaining([ids[0]]) })

  const counts = () => ids.map((id) => simulator.polls.filter(({ requestId }) => requestId === id).length)
  const [tenBefore = 0, oneBefore = 0] = counts()
  await expect.poll(() => (counts()[1] ?? 0) - oneBefore, patience).toBeGreaterThanOrEqual(30)
  const [tenAfter = 0, oneAfter = 0] = counts()
  expect(tenAfter - tenBefore).toBeGreaterThan(1)
  expect(tenAfter - tenBefore).toBeLessThanOrEqual(1.2 * (oneAfter - oneBefore))

  for (const id of ids) simulator.job(id).complete()
  await Promise.all([...ten.map((tab) => tab.showsFilm(ids[0])), alone.showsFilm(ids[1])])
})
