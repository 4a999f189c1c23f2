import { type RunningSimulator, startSimulator } from '@kling-kit/simulator/node'
import { chromium, type Page } from 'playwright'
import { chromiumLaunch } from '../../../scripts/chromium.ts'
import { buildStudio } from './build-studio.ts'
import { type Received, watchReceived } from './received.ts'
import { startStudio } from './start-studio.ts'

export interface OpenStudio {
  /** Only the studio's server and the simulator know it. */
  key: string
  simulator: RunningSimulator
  /** A page in a browser profile of its own. */
  openPage: () => Promise<{ page: Page; received: Received }>
  close: () => Promise<void>
}

/** The built studio over a simulator of our own, whose key is none that stands anywhere in the sources. */
export async function openStudio(): Promise<OpenStudio> {
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  const open = async () => {
    const key = 'SG_deadbeefdeadbeef'
    const built = await buildStudio()
    closers.push(built.remove)
    const simulator = await startSimulator({ port: 0, speed: 60, apiKey: key })
    closers.push(simulator.close)
    const studio = await startStudio(['start', built.folder], {
      SEGMIND_API_KEY: key,
      SEGMIND_BASE_URL: simulator.url,
    })
    closers.push(studio.close)
    const browser = await chromium.launch(chromiumLaunch())
    closers.push(() => browser.close())
    const openPage = async () => {
      const page = await browser.newPage({ viewport: { width: 1360, height: 1000 } })
      const received = watchReceived(page)
      await page.goto(studio.url)
      return { page, received }
    }
    return { key, simulator, openPage, close }
  }
  try {
    return await open()
  } catch (error) {
    await close()
    throw error
  }
}
