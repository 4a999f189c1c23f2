import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFindKey } from '../../../scripts/find-key.ts'
import { type ModelPass, modelPasses } from './model-pass.ts'
import { type OpenStudio, openStudio } from './open-studio.ts'
import type { Received } from './received.ts'
import { pictureWidth, playedSeconds, studioPage } from './studio-page.ts'

let open: OpenStudio
beforeAll(async () => {
  open = await openStudio()
})
afterAll(() => open.close())

const patience = { timeout: 60_000 }
const sampleUrl = (sample: string) => `${open.simulator.url}/media/samples/${sample}.jpg`

const expectMedia = async ({ gives }: ModelPass, page: Page, play: (video: Locator) => Promise<void>) => {
  const { video, image } = studioPage(page)
  if (gives === 'image') {
    await image.waitFor(patience)
    await expect.poll(() => pictureWidth(image), patience).toBeGreaterThan(0)
    return
  }
  await video.waitFor(patience)
  await play(video)
  await expect.poll(() => playedSeconds(video), patience).toBeGreaterThan(0.5)
}

const expectNoKey = async (received: Received) => {
  const text = await received.text()
  expect(text).toContain('/api/kling/v2/requests/')
  expect(createFindKey(open.key)(text)).toEqual([])
}

describe('with a mouse', () => {
  it.each(modelPasses.map((pass) => [pass.label, pass] as const))(
    '%s goes from form to media',
    async (label, pass) => {
      const { page, received } = await open.openPage()
      const { models, model, prompt, picture, generate } = studioPage(page)
      await models.click()
      await model(label).check()
      for (const [control, sample] of pass.pictures) await picture(control).fill(sampleUrl(sample))
      await prompt.fill(pass.prompt)
      await generate.click()
      await expectMedia(pass, page, (video) => video.click())
      expect(open.simulator.simulator.ledger.at(-1)).toMatchObject({
        modelId: pass.id,
        input: { prompt: pass.prompt },
      })
      await expectNoKey(received)
      await page.context().close()
    },
  )
})

describe('with the keyboard alone', () => {
  const tabTo = async (page: Page, target: Locator) => {
    await target.waitFor()
    const isFocused = () => target.evaluate((element) => element === document.activeElement)
    for (let presses = 0; presses < 120; presses++) {
      if (await isFocused()) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead to ${String(target)}.`)
  }

  it('all five models go from form to media', async () => {
    const { page, received } = await open.openPage()
    const { models, model, prompt, picture, generate } = studioPage(page)
    await tabTo(page, models)
    await page.keyboard.press('Enter')

    for (const [index, pass] of modelPasses.entries()) {
      await tabTo(page, model(modelPasses[Math.max(0, index - 1)]?.label ?? ''))
      if (index > 0) await page.keyboard.press('ArrowDown')
      expect(await model(pass.label).isChecked()).toBe(true)
      for (const [control, sample] of pass.pictures) {
        await tabTo(page, picture(control))
        await page.keyboard.insertText(sampleUrl(sample))
      }
      await tabTo(page, prompt)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(pass.prompt)
      await tabTo(page, generate)
      await page.keyboard.press('Enter')
      await expect.poll(() => open.simulator.simulator.ledger.at(-1)?.modelId, patience).toBe(pass.id)
      await expectMedia(pass, page, async (video) => {
        await tabTo(page, video)
        await page.keyboard.press('Space')
      })
    }
    await expectNoKey(received)
    await page.context().close()
  })
})

it('sends each press once', () => {
  const { submissions, ledger } = open.simulator.simulator
  expect(submissions).toHaveLength(2 * modelPasses.length)
  expect(ledger).toHaveLength(2 * modelPasses.length)
})

it('lets the key neither onto the wire nor into what the server prints', () => {
  const findKey = createFindKey(open.key)
  const session = open.recorded()
  // It was indeed recorded: what browsers sent and what they got.
  expect(session.includes('idempotency-key:')).toBe(true)
  expect(session.includes('"request_id"')).toBe(true)
  expect(findKey(session)).toEqual([])
  expect(open.printed()).toContain('kling-kit studio: ')
  expect(findKey(open.printed())).toEqual([])
  // The same key did reach the simulator, in every call.
  const { calls } = open.simulator.simulator
  const asked = calls.filter(({ path }) => path.startsWith('/v2/'))
  expect(asked.length).toBeGreaterThan(0)
  for (const { headers } of asked) expect(findKey(JSON.stringify(headers))).toEqual(['plain'])
})
