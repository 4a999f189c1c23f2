import { defaultMessages as words } from '@kling-kit/ui'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenStudio, openStudio } from './open-studio.ts'
import { studioPage } from './studio-page.ts'

let open: OpenStudio
beforeAll(async () => {
  open = await openStudio()
})
afterAll(() => open.close())

const patience = { timeout: 60_000 }
const prompt = 'A paper boat on a rainy street'

const press = async (page: Page) => {
  const studio = studioPage(page)
  await studio.prompt.fill(prompt)
  await studio.generate.click()
  return studio
}

/** The card that says what happened, whether money was spent, and what to do. */
const told = async (page: Page, title: string) => {
  const heading = page.getByRole('heading', { name: title })
  await heading.waitFor(patience)
  return page.locator('section', { has: heading }).last()
}

const expectWords = async (card: Locator, ...sentences: string[]) => {
  const text = await card.innerText()
  for (const sentence of sentences) expect(text).toContain(sentence)
}

it('a failed job says why, that nothing was charged, and leads back to the form', async () => {
  const { page } = await open.openPage()
  open.simulator.simulator.next({ type: 'fail', message: 'content_policy_violation' })
  const studio = await press(page)
  const card = await told(page, words.failedTitle.video)
  await expectWords(
    card,
    words.failedReasons['content-policy'],
    words.notCharged,
    words.failedNext['content-policy'],
  )
  await studio.prompt.fill('')
  await card.getByRole('button', { name: words.editAndRetry }).click()
  await expect.poll(() => studio.prompt.inputValue()).toBe(prompt)
  await page.context().close()
})

it('a refused press says why, that nothing was charged, and can be pressed again', async () => {
  const { page } = await open.openPage()
  const { ledger, next } = open.simulator.simulator
  const before = ledger.length
  next('insufficient-credits')
  const studio = await press(page)
  const card = await told(page, words.declinedTitle)
  await expectWords(card, 'credits', words.notCharged)
  expect(open.simulator.simulator.ledger).toHaveLength(before)
  await studio.generate.click()
  await studio.video.waitFor(patience)
  expect(open.simulator.simulator.ledger).toHaveLength(before + 1)
  await page.context().close()
})

it('a rate limit counts down on the button', async () => {
  const { page } = await open.openPage()
  open.simulator.simulator.next({ type: 'rate-limited', resetAfterMs: 20_000 })
  await press(page)
  await page.getByRole('button', { name: /^Again in \d+ s$/ }).waitFor(patience)
  expect(await page.getByText(words.notCharged).count()).toBeGreaterThan(0)
  await page.context().close()
})

it('an input error says what to change, that nothing was sent, and leads to the field', async () => {
  const { page } = await open.openPage()
  const before = open.simulator.simulator.submissions.length
  const studio = studioPage(page)
  await studio.generate.click()
  const summary = page.getByRole('group', { name: /to change/ })
  await summary.waitFor()
  await expectWords(summary, words.nothingSent)
  await summary.getByRole('button').first().click()
  await expect.poll(() => studio.prompt.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(open.simulator.simulator.submissions).toHaveLength(before)
  await page.context().close()
})

it('an unknown outcome says so, asks for nothing, and submits again only when told twice', async () => {
  const { page } = await open.openPage()
  const before = open.simulator.simulator.submissions.length
  open.simulator.simulator.next('drop-after')
  const studio = await press(page)
  const card = await told(page, words.unknownTitle)
  await expectWords(card, words.unknownText, words.maybeCharged)
  await card.getByRole('button', { name: words.checkAgain }).click()
  await told(page, words.unknownTitle)
  expect(open.simulator.simulator.submissions).toHaveLength(before + 1)
  await page.getByRole('button', { name: words.submitAgain, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.submitAgainTitle })
  await expectWords(dialog, words.submitAgainText)
  await dialog.getByRole('button', { name: words.submitAgainConfirm }).click()
  await studio.video.waitFor(patience)
  expect(open.simulator.simulator.submissions).toHaveLength(before + 2)
  await page.context().close()
})

it('an expired job says that its result is gone, whether it was charged, and what to keep', async () => {
  const { page } = await open.openPage()
  await page.clock.install()
  open.simulator.simulator.next('expire')
  await press(page)
  await expect.poll(() => open.simulator.simulator.ledger.at(-1)?.input['prompt'], patience).toBe(prompt)
  // It is given up when Segmind does not know it three times, at least five seconds apart, a minute after it was sent.
  const afterAWhile = async () => {
    await page.clock.runFor(10_000)
    return page.getByRole('heading', { name: words.expiredTitle }).isVisible()
  }
  await expect.poll(afterAWhile, patience).toBe(true)
  const card = await told(page, words.expiredTitle)
  await expectWords(card, words.expiredText, words.maybeCharged, words.expiredNext)
  await page.context().close()
})
