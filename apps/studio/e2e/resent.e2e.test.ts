import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../../../scripts/chromium.ts'
import { askedFates, createFates, resentFates } from './create-fates.ts'
import { type Fate, type KillingShim, startKillingShim } from './killing-shim.ts'
import type { pressAll } from './press-page/presses.ts'
import { type PageServer, startPageServer } from './page-server.ts'

const presses = process.env['KLING_NIGHTLY'] ? 500 : 200
const group = 5
// KLING_SEED repeats a run, as far as the browser's own choice of connections allows.
const seed = Number(process.env['KLING_SEED'] ?? 2)

const stack = new AsyncDisposableStack()
afterAll(() => stack.disposeAsync())

let browser: Browser
let server: PageServer
let shim: KillingShim
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch())
  stack.defer(() => browser.close())
  // One press more than the 200, for the button. Copies that use up a caller's submissions would be refused.
  server = stack.use(await startPageServer('press-page', presses + 1))
  shim = stack.use(await startKillingShim(server.port, createFates(seed)))
})

type PressAll = typeof pressAll

const bareId = (requestId: string | undefined) => requestId?.split('.')[0]

/** What became of the deliveries of each intent, in order. */
const fatesByIntent = () => {
  const fates = new Map<string, Fate[]>()
  for (const { intentId, fate } of shim.deliveries)
    fates.set(intentId, [...(fates.get(intentId) ?? []), fate])
  return [...fates.values()]
}

it(`pays ${presses} times for ${presses} presses while reused connections die (seed ${seed})`, async () => {
  const page = await browser.newPage()
  await page.goto(shim.url)
  const ended = await page.evaluate(
    ([count, width]) => (globalThis as unknown as { pressAll: PressAll }).pressAll(count, width),
    [presses, group] as const,
  )
  await page.close()

  const { ledger } = server.simulator
  expect(ledger).toHaveLength(presses)
  expect(new Set(ledger.map(({ input }) => input['prompt'])).size).toBe(presses)
  // Chromium goes on to a fresh connection, so each one arrives, and who asks the proxy about it learns its id.
  expect(ended.filter(({ state }) => state !== 'accepted')).toEqual([])
  const told = ended.map(({ requestId }) => bareId(requestId))
  expect(new Set(told)).toEqual(new Set(ledger.map(({ requestId }) => requestId)))

  // The page sent each once. What came more often was sent again by Chromium, some of it twice.
  expect(ended.every(({ sent }) => sent === 1)).toBe(true)
  const fates = fatesByIntent()
  expect(fates).toHaveLength(presses)
  expect(fates.flat().length).toBeGreaterThan(1.1 * presses)
  expect(fates.some(({ length }) => length > 2)).toBe(true)
  expect(fates.flat()).toEqual(expect.arrayContaining([...resentFates, ...askedFates]))
})

it('pays once for three clicks within one task on a button under StrictMode', async () => {
  const before = server.simulator.ledger.length
  const page = await browser.newPage()
  await page.goto(shim.url)
  const button = page.getByRole('button')
  await button.evaluate((element) => {
    for (let click = 0; click < 3; click++) (element as HTMLButtonElement).click()
  })
  await page.getByRole('button', { name: 'accepted' }).waitFor()
  const rows = server.simulator.ledger.slice(before)
  expect(rows.map(({ input }) => input['prompt'])).toEqual(['three clicks'])
  expect(server.simulator.submissions).toHaveLength(before + 1)
  await page.close()
})
