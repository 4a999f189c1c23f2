import { chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../../../../scripts/chromium.ts'
import { type PageServer, startPageServer } from '../page-server.ts'
import { openTab, patience, type Tab } from './tab.ts'

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

let server: PageServer
let tab: Tab
beforeAll(async () => {
  // Playwright turns the back/forward cache off by itself.
  const ignoreDefaultArgs = ['--disable-back-forward-cache']
  const browser = await chromium.launch({ ...chromiumLaunch(), ignoreDefaultArgs })
  stack.defer(() => browser.close())
  server = stack.use(await startPageServer('tab-page', 1000))
  tab = await openTab(await browser.newPage(), `${server.url}/?pollMs=250`)
})

interface Kept {
  comings?: boolean[]
}

const leave = (page: Page) => page.goto(`${server.url}/index.html?elsewhere`)
const comeBack = (page: Page) => page.evaluate(() => setTimeout(() => history.back()))
/** Leaves the page and comes back. Whether it is the one that was left, and not one that was loaded anew. */
const isKept = async (page: Page) => {
  await page.evaluate(() => {
    const comings: boolean[] = []
    Object.assign(globalThis, { comings })
    window.addEventListener('pageshow', ({ persisted }) => comings.push(persisted))
  })
  await leave(page)
  await comeBack(page)
  const seen = () =>
    page.evaluate(() => {
      const { comings = ['anew'] } = globalThis as unknown as Kept
      return location.search.includes('pollMs') ? comings : []
    })
  await expect.poll(() => seen().catch(() => []), patience).not.toEqual([])
  return (await seen())[0] === true
}
const polls = () => server.simulator.polls.length

it('a page that watches a job is kept for the way back, and goes on watching', async () => {
  await tab.edit('left and seen again')
  await tab.press()
  await tab.shows({ prompt: 'left and seen again', state: 'accepted' })
  const { requestId = '' } = await tab.seen()
  // A browser that is too busy to put a page away loads it anew now and then; a page that forbids it is loaded anew each time.
  let attempts = 1
  while (!(await isKept(tab.page)) && attempts < 5) attempts += 1
  expect(attempts).toBeLessThan(5)
  const before = polls()
  await expect.poll(polls, patience).toBeGreaterThan(before + 2)
  server.simulator.job(requestId).complete()
  await tab.showsFilm(requestId)
})

it('a page that is left while it sends comes back to its job, paid once', async () => {
  const { simulator } = server
  const before = simulator.submissions.length
  simulator.next({ type: 'slow', on: 'submit', delayMs: 500 })
  await tab.edit('left while sending')
  await tab.press()
  await expect.poll(() => simulator.submissions.length, patience).toBe(before + 1)
  await leave(tab.page)
  await comeBack(tab.page)
  const { requestId } = simulator.ledger.at(-1) ?? {}
  const seen = () => tab.seen().catch(() => 'on the way')
  await expect
    .poll(seen, patience)
    .toMatchObject({ prompt: 'left while sending', state: 'accepted', requestId })
  expect(simulator.submissions).toHaveLength(before + 1)
})
