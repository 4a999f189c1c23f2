import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenStudio, openStudio } from './open-studio.ts'
import { pictureWidth, playedSeconds, studioPage } from './studio-page.ts'

let open: OpenStudio
beforeAll(async () => {
  open = await openStudio()
})
afterAll(() => open.close())

const patience = { timeout: 60_000 }
const samplePath = (sample: string) =>
  join(import.meta.dirname, `../../../packages/simulator/media/sample-${sample}.jpg`)
const uploaded = () => new RegExp(`^${open.simulator.url}/media/assets/[\\w-]+\\.jpg$`)

const choose = async (page: Page, label: string) => {
  const studio = studioPage(page)
  await studio.models.click()
  await studio.model(label).check()
  return studio
}

/** Drops a file onto a control, as from a folder beside the browser. */
const drop = async (page: Page, control: string, sample: string) => {
  const base64 = readFileSync(samplePath(sample)).toString('base64')
  const transfer = await page.evaluateHandle((content) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
    const files = new DataTransfer()
    files.items.add(new File([bytes], 'boat.jpg', { type: 'image/jpeg' }))
    return files
  }, base64)
  const target = page.locator('[data-kling="image-input"]', { has: studioPage(page).picture(control) })
  await target.dispatchEvent('drop', { dataTransfer: transfer })
}

it('a dropped picture becomes the first frame, and the film made of it plays and can be saved', async () => {
  const { page } = await open.openPage()
  const { picture, prompt, generate, video } = await choose(page, 'Kling O3 · image to video')
  await drop(page, 'First frame', 'boat')
  await expect.poll(() => picture('First frame').inputValue(), patience).toMatch(uploaded())
  await prompt.fill('The boat leaves the shore')
  // The address of a request, not the body of an answer: Chromium may drop a body before it can be read from outside.
  const resultRequest = page.waitForRequest(/\/api\/kling\/v2\/requests\/[^/]+$/)
  await generate.click()
  const job = (await resultRequest).url()
  await video.waitFor(patience)
  await video.click()
  await expect.poll(() => playedSeconds(video), patience).toBeGreaterThan(0.5)

  const { input } = open.simulator.simulator.ledger.at(-1) ?? {}
  const sent = await fetch(String(input?.['image_url']))
  expect(Buffer.from(await sent.arrayBuffer()).equals(readFileSync(samplePath('boat')))).toBe(true)
  const saved = await page.evaluate(async (address) => {
    const { status, headers } = await fetch(address, { headers: { range: 'bytes=4-7' } })
    return { status, type: headers.get('content-type'), disposition: headers.get('content-disposition') }
  }, `${job}/media?download`)
  expect(saved).toEqual({
    status: 206,
    type: 'video/mp4',
    disposition: expect.stringMatching(/^attachment; filename="kling-\w+\.mp4"/),
  })
  await page.context().close()
})

it('chosen files become the pictures of an image', async () => {
  const { page } = await open.openPage()
  const { prompt, generate, image } = await choose(page, 'Kling O1 · images')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([samplePath('boat'), samplePath('dunes')])
  await expect.poll(() => studioPage(page).picture('@Image2').inputValue(), patience).toMatch(uploaded())
  await prompt.fill('Put the boat of @Image1 among the dunes of @Image2')
  await generate.click()
  await image.waitFor(patience)
  await expect.poll(() => pictureWidth(image), patience).toBeGreaterThan(0)
  expect(open.simulator.simulator.ledger.at(-1)?.input['image_urls']).toHaveLength(2)
  await page.context().close()
})
