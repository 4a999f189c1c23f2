import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenStudio, openStudio } from './open-studio.ts'
import { studioPage } from './studio-page.ts'

let open: OpenStudio
beforeAll(async () => {
  open = await openStudio()
})
afterAll(() => open.close())

it('listens to events on its way to a video', async () => {
  const { page } = await open.openPage()
  // Whether polls came before it is a matter of time, which only the tests with a clock of their own have in hand.
  const stream = page.waitForResponse(
    (response) => new URL(response.url()).pathname === '/api/kling/v2/events',
  )
  const { prompt, generate, video } = studioPage(page)
  await prompt.fill('a paper boat')
  await generate.click()
  const answer = await stream
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('text/event-stream; charset=utf-8')
  await video.waitFor({ timeout: 60_000 })
  await page.context().close()
})
