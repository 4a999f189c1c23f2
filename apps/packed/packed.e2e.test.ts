import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumLaunch } from '../../scripts/chromium.ts'
import { packAll } from '../../scripts/pack.ts'
import { createConsumer, type Consumer } from './consumer.ts'

const compilers = process.env['KLING_NIGHTLY'] ? ['5.9', '6.0', '7.0'] : ['5.9', '7.0']
const nodeTypes = { '@types/node': '26.6.6', typescript: '7.0.2' }

let folder: string
let tarballs: Record<string, string>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kling-kit-packed-'))
  tarballs = packAll(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a plain Node script outside the workspace', () => {
  let script: Consumer
  beforeAll(async () => {
    const { '@kling-kit/react': _react, '@kling-kit/ui': _ui, ...needed } = tarballs
    script = await createConsumer({
      template: 'script',
      folder: join(folder, 'a-script'),
      tarballs: needed,
      devDependencies: nodeTypes,
    })
  })

  it('runs a job straight to Segmind and one through a proxy', async () => {
    expect(JSON.parse(await script.run('node', 'main.ts'))).toEqual({ image: 'image', video: 'video' })
  })

  it.each(compilers)('type-checks with TypeScript %s', async (version) => {
    expect(await script.run('npx', '-y', '-p', `typescript@~${version}.0`, '--', 'tsc', '-p', '.')).toBe('')
  })
})

describe('an empty Vite React app outside the workspace', () => {
  let app: Consumer
  beforeAll(async () => {
    app = await createConsumer({
      template: 'app',
      folder: join(folder, 'an-app'),
      tarballs,
      devDependencies: {
        ...nodeTypes,
        '@types/react': '19.3.0',
        '@types/react-dom': '19.3.0',
        '@vitejs/plugin-react': '6.3.0',
        react: '19.3.1',
        'react-dom': '19.3.1',
        vite: '8.3.8',
      },
    })
  })

  it.each(compilers)('type-checks with TypeScript %s', async (version) => {
    expect(await app.run('npx', '-y', '-p', `typescript@~${version}.0`, '--', 'tsc', '-p', '.')).toBe('')
  })

  it('builds, shows the styled studio and plays a video made by its own hook', async () => {
    await app.run('vite', 'build')
    const server = await app.start('vite', 'preview', '--host', '127.0.0.1', '--port', '0')
    const browser = await chromium.launch(chromiumLaunch())
    try {
      const page = await browser.newPage()
      await page.goto(server.url)
      await page.getByRole('button', { name: 'Make a video' }).click()
      const video = page.getByLabel('Own screen').locator('video')
      await video.waitFor()
      await video.evaluate((element: HTMLVideoElement) => element.play())
      await expect
        .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime), { timeout: 30_000 })
        .toBeGreaterThan(0.2)

      const studio = page.locator('[data-kling="kling-studio"]')
      await expect.poll(() => studio.getByRole('textbox', { name: /prompt/i }).count()).toBeGreaterThan(0)
      expect(
        await studio.evaluate((element) => getComputedStyle(element).getPropertyValue('--kling-accent')),
      ).not.toBe('')
    } finally {
      await browser.close()
      await server.stop()
    }
  })
})
