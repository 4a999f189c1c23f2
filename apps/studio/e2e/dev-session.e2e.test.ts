import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFindKey } from '../../../scripts/find-key.ts'
import { type OpenStudio, openStudio } from './open-studio.ts'
import { studioPage } from './studio-page.ts'

let open: OpenStudio
beforeAll(async () => {
  open = await openStudio('dev')
})
afterAll(() => open?.close())

it('a session on the server of `pnpm demo` shows the key to nobody', async () => {
  const findKey = createFindKey(open.key)
  const { page, received } = await open.openPage()
  const { prompt, generate, video } = studioPage(page)
  await prompt.fill('A paper boat on a rainy street')
  await generate.click()
  await video.waitFor({ timeout: 60_000 })
  // What a curious visitor of such a server asks for.
  const doors = ['/@vite/env', '/.env', '/server/dev.ts', '/server/upstream.ts', '/@fs/proc/self/environ']
  for (const door of doors) await page.evaluate((path) => fetch(path).then((answer) => answer.text()), door)

  const session = open.recorded()
  expect(session.includes('GET /@fs/proc/self/environ')).toBe(true)
  expect(session.includes('"request_id"')).toBe(true)
  expect(findKey(session)).toEqual([])
  expect(findKey(await received.text())).toEqual([])
  expect(findKey(open.printed())).toEqual([])
})
