import { afterAll, beforeAll, expect, it } from 'vitest'
import { type PageServer, startPageServer } from '../page-server.ts'
import type { Seen } from '../tab-page/seen.ts'
import { crashPoints } from './crash-points.ts'
import { type OwnChromium, startOwnChromium } from './own-chromium.ts'
import { openTab, patience, type Tab } from './tab.ts'

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

let browser: OwnChromium
let server: PageServer
beforeAll(async () => {
  browser = stack.use(await startOwnChromium())
  server = stack.use(await startPageServer('tab-page', 10_000))
})

const isNightly = process.env['KLING_NIGHTLY'] !== undefined
// KLING_SEED draws other points.
const seed = Number(process.env['KLING_SEED'] ?? 3)
// A press takes some forty steps until its job is shown (see die-at-step.ts). Who is done before dies right afterwards.
const lastStep = 50

/** A tab with a draft of that name. */
const open = async (draft: string) =>
  openTab(await browser.openPage(), `${server.url}/?draft=${encodeURIComponent(draft)}`)
const paidFor = (prompt: string) =>
  server.simulator.ledger.filter(({ input }) => input['prompt'] === prompt).map(({ requestId }) => requestId)
const isDecided = async (tab: Tab) => /accepted|unknown|refused/.test((await tab.seen()).state)

/** Edits and presses, and comes back when the tab stands still at that step, or when it has been accepted before. */
const pressUntil = async (steps: number, prompt: string) => {
  const tab = await open(prompt)
  await tab.edit(prompt)
  await tab.keeps(prompt)
  const dying = server.whenDying()
  await tab.dieAtStep(steps)
  const press = tab.press().catch(() => {})
  const isAccepted = tab.page.waitForFunction(
    (pressed) => {
      const { seen } = globalThis as unknown as { seen: () => Seen }
      return seen().prompt === pressed && seen().state === 'accepted'
    },
    prompt,
    patience,
  )
  // It may die while we ask.
  await Promise.race([dying, isAccepted.catch(() => dying)])
  return { tab, press }
}

/** Opens it again, presses again where it shows no press, and tells what it came to and what it cost. */
const openAgain = async (prompt: string) => {
  const tab = await open(prompt)
  await tab.shows({ prompt })
  if ((await tab.seen()).state === 'idle') await tab.press()
  await expect.poll(() => isDecided(tab), patience).toBe(true)
  const { state, requestId, jobs } = await tab.seen()
  const isListed = requestId !== undefined && jobs.includes(requestId)
  const paid = paidFor(prompt)
  for (const id of paid) server.simulator.job(id).complete()
  await tab.page.close()
  return { paid, end: { state, requestId, isListed } }
}

const points = [
  ...crashPoints(isNightly ? 200 : 12, lastStep, seed).map((steps) => ({ who: 'a tab', steps })),
  ...crashPoints(isNightly ? 40 : 4, lastStep, seed + 1).map((steps) => ({ who: 'the browser', steps })),
]

it.each(points)(
  `when $who is killed at step $steps of a press, its job is found, or said to be unknown, and never paid twice (seed ${seed})`,
  async ({ who, steps }) => {
    const prompt = `${who} dies at step ${steps} (${server.simulator.submissions.length})`
    const { tab, press } = await pressUntil(steps, prompt)
    await (who === 'a tab' ? browser.crash(tab.page) : browser.killAndRestart())
    await press
    const { paid, end } = await openAgain(prompt)
    expect(paid.length).toBeLessThanOrEqual(1)
    // The proxy lives, and knows of whatever it got.
    expect(end).toEqual(
      paid[0]
        ? { state: 'accepted', requestId: paid[0], isListed: true }
        : { state: 'unknown', requestId: undefined, isListed: false },
    )
  },
)
