import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { dieAtStep } from '../tab-page/die-at-step.ts'
import type { isKept, Seen } from '../tab-page/seen.ts'

/** A page of `tab-page`, as a person meets it, and what its client knows. */
export interface Tab {
  page: Page
  edit: (prompt: string) => Promise<void>
  /** Resolves when a record with these words will outlive the tab. */
  keeps: (words: string) => Promise<void>
  press: () => Promise<void>
  seen: () => Promise<Seen>
  /** Resolves when the tab shows all of this. */
  shows: (expected: Partial<Seen>) => Promise<void>
  /** Resolves when the tab shows the film of that job. */
  showsFilm: (requestId: string) => Promise<void>
  dieAtStep: (steps: number) => Promise<void>
}

/** However slow the machine: whoever waits longer than this waits in vain. */
export const patience = { timeout: 60_000 }

interface TabGlobals {
  seen: () => Seen
  isKept: typeof isKept
  dieAtStep: typeof dieAtStep
}

export async function openTab(page: Page, url: string): Promise<Tab> {
  await page.goto(url)
  const button = page.getByRole('button', { name: 'Generate' })
  await button.waitFor()
  const seen = () => page.evaluate(() => (globalThis as unknown as TabGlobals).seen())
  return {
    page,
    seen,
    async edit(prompt) {
      const field = page.getByRole('textbox')
      // Where a kept draft is shown in the midst of this, the new words stand behind its own, as a person's would.
      const fill = async () => {
        await field.fill(prompt)
        return field.inputValue()
      }
      await expect.poll(fill, patience).toBe(prompt)
    },
    async keeps(words) {
      const isKept = () => page.evaluate((some) => (globalThis as unknown as TabGlobals).isKept(some), words)
      await expect.poll(isKept, patience).toBe(true)
    },
    press: () => button.click(),
    async shows(expected) {
      await expect.poll(seen, patience).toMatchObject(expected)
    },
    showsFilm: (requestId) => page.locator(`video[title^="${requestId}"]`).waitFor(patience),
    dieAtStep: (steps) =>
      page.evaluate((count) => (globalThis as unknown as TabGlobals).dieAtStep(count), steps),
  }
}
