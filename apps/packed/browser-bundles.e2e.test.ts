import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunch } from '../../scripts/chromium.ts'
import { packAll } from '../../scripts/pack.ts'
import { createConsumer } from './consumer.ts'

let folder: string
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kling-kit-bundles-'))
  const { '@kling-kit/proxy': proxy = '', '@kling-kit/spec': spec = '' } = packAll(folder, ['proxy', 'spec'])
  const consumer = await createConsumer({
    template: 'bundles',
    folder: join(folder, 'the-bundles'),
    tarballs: { '@kling-kit/proxy': proxy, '@kling-kit/spec': spec },
    devDependencies: {
      '@rollup/plugin-node-resolve': '16.0.3',
      esbuild: '0.28.2',
      'rate-limiter-flexible': '11.4.0',
      rollup: '4.68.7',
      vite: '8.3.8',
      webpack: '5.112.2',
    },
  })
  await consumer.run('node', 'build.ts')
  browser = await chromium.launch(chromiumLaunch())
  context = await browser.newContext()
  await context.route('**/*', (route) => {
    const { hostname, pathname } = new URL(route.request().url())
    return route.fulfill({ path: join(consumer.folder, 'dist', hostname.split('.')[0] ?? '', pathname) })
  })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const sentence =
  /runs on servers only.*in a page use @kling-kit\/core or @kling-kit\/react with the address of your proxy/

/** The first that a page says: an error that nobody caught, or a line in the console. */
async function firstWords(url: string): Promise<string> {
  const page = await context.newPage()
  const words = new Promise<string>((resolve) => {
    page.on('pageerror', (error) => resolve(error.message))
    page.on('console', (message) => resolve(message.text()))
  })
  await page.goto(url)
  const said = await words
  await page.close()
  return said
}

it.each(['vite', 'esbuild', 'rollup', 'webpack'])(
  'a page bundled by %s is told where the proxy belongs, whichever entry it imports',
  async (bundler) => {
    const words = JSON.parse(await firstWords(`http://${bundler}.example/index.html`)) as object
    const { './in-page': inPage, ...servers } = words as Record<string, string>
    expect(Object.keys(servers)).toEqual(expect.arrayContaining(['.', './node', './redis', './uploads']))
    for (const [entry, said] of Object.entries(servers)) expect(`${entry}: ${said}`).toMatch(sentence)
    // For simulators, where only their own key works.
    expect(inPage).toBe('loaded')
  },
)

it('a page that imports the proxy stops with that sentence as its error', async () => {
  expect(await firstWords('http://vite.example/static.html')).toMatch(sentence)
})
