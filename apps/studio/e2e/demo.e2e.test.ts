import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../../../scripts/chromium.ts'
import { type RunningStudio, startStudio } from './start-studio.ts'
import { pictureWidth, studioPage } from './studio-page.ts'

let browser: Browser
let studio: RunningStudio
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch())
  studio = await startStudio(['dev'])
})
afterAll(async () => {
  await browser?.close()
  await studio?.close()
})

it('starts with one command and nothing configured, and says where it is and that nothing is charged', () => {
  expect(studio.output()).toMatch(/^kling-kit studio: http:\/\/127\.0\.0\.1:\d+\/\n.*nothing is charged/m)
})

it('brings examples with pictures, which lead to a picture', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(studio.url)
  const { models, model, generate, image } = studioPage(page)
  await models.click()
  await model('Kling O1 · images').check()
  await page.getByRole('button', { name: 'Boat in the dunes' }).click()
  await generate.click()
  await image.waitFor({ timeout: 60_000 })
  await expect.poll(() => pictureWidth(image)).toBeGreaterThan(0)
  expect(complaints).toEqual([])
  await page.close()
})

it('follows the chosen appearance and remembers it', async () => {
  const page = await browser.newPage({ colorScheme: 'light' })
  await page.goto(studio.url)
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await background()
  await page.getByLabel('Appearance').selectOption('Dark')
  await expect.poll(background).not.toBe(light)
  await page.reload()
  await expect.poll(background).not.toBe(light)
  await page.close()
})

it('answers to no other name than this machine', async () => {
  const { hostname, port } = new URL(studio.url)
  const { request } = await import('node:http')
  const status = await new Promise((resolve, reject) => {
    request({ hostname, port, headers: { host: 'rebound.example' } }, ({ statusCode }) => resolve(statusCode))
      .on('error', reject)
      .end()
  })
  expect(status).toBe(403)
})
