import { startSimulator, type RunningSimulator } from '@kling-kit/simulator/node'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../../../../scripts/chromium.ts'
import { buildPage } from '../build-page.ts'
import { drawnBy } from './crash-points.ts'
import { type KillableProxy, startKillableProxy } from './killable-proxy.ts'
import { openTab, patience, type Tab } from './tab.ts'

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

let browser: Browser
let segmind: RunningSimulator
let proxy: KillableProxy
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch())
  stack.defer(() => browser.close())
  const page = stack.use(await buildPage('tab-page'))
  segmind = stack.use(await startSimulator({ port: 0, roundTripMs: 5, credits: 10_000, latency: 'manual' }))
  proxy = stack.use(await startKillableProxy(page.folder, segmind.url))
})

// KLING_SEED draws other points.
const seed = Number(process.env['KLING_SEED'] ?? 4)
const count = process.env['KLING_NIGHTLY'] ? 200 : 12
const drawn = drawnBy(seed)
// From the first turn of the event loop to about the last of a submission, closer together at its beginning.
const turns = Array.from({ length: count }, (_, at) => Math.floor(3000 ** ((at + drawn()) / count)))

const paidFor = (prompt: string) =>
  segmind.simulator.ledger.filter(({ input }) => input['prompt'] === prompt).map(({ requestId }) => requestId)

/** Whether the browser has given up on the submission itself: no copy of it is on its way any more. */
const isAnswered = async (tab: Tab) => {
  const { state, phase } = await tab.seen()
  return state !== 'idle' && !(state === 'sending' && phase === 'posting')
}

it.each(turns)(
  `when the proxy is killed %i turns into a press, its job is known, or said to be unknown, and never paid twice (seed ${seed})`,
  async (dieAfterTurns) => {
    const prompt = `killed ${dieAfterTurns} turns after press ${segmind.simulator.submissions.length}`
    const page = await browser.newPage()
    const tab = await openTab(page, `${proxy.url}/?draft=${encodeURIComponent(prompt)}`)
    await tab.edit(prompt)
    await proxy.dieAfterTurns(dieAfterTurns)
    await tab.press()
    await proxy.whenDead()
    // A browser sends again what dies on a reused connection: at once, and so never to a process that starts later.
    await expect.poll(() => isAnswered(tab), patience).toBe(true)
    await proxy.restart()
    await expect.poll(async () => (await tab.seen()).state, patience).toMatch(/accepted|unknown/)
    const { state, requestId } = await tab.seen()
    const paid = paidFor(prompt)
    expect(paid.length).toBeLessThanOrEqual(1)
    expect(state === 'accepted' ? [requestId] : paid).toEqual(paid)

    // Pressed again, it is asked about, and not sent.
    if (state === 'unknown') await tab.press()
    await expect.poll(async () => (await tab.seen()).state, patience).toMatch(/accepted|unknown/)
    expect(paidFor(prompt)).toEqual(paid)
    await page.context().close()
  },
)
