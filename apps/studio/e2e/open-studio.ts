import { randomBytes } from 'node:crypto'
import { type RunningSimulator, startSimulator } from '@kling-kit/simulator/node'
import { chromium, type Page } from 'playwright'
import { chromiumLaunch } from '../../../scripts/chromium.ts'
import { buildStudio } from './build-studio.ts'
import { type Received, watchReceived } from './received.ts'
import { type RecordedWire, startRecordedWire } from './recorded-wire.ts'
import { startStudio } from './start-studio.ts'

export interface OpenStudio {
  /** Only the studio's server and the simulator know it. */
  key: string
  simulator: RunningSimulator
  /** Every byte between browsers and the studio's server. */
  recorded: RecordedWire['recorded']
  /** All that the server printed. */
  printed: () => string
  /** A page in a browser profile of its own. */
  openPage: () => Promise<{ page: Page; received: Received }>
  close: () => Promise<void>
}

/** The studio, built or as it is being worked on, over a simulator of our own, whose key is none that stands anywhere in the sources. */
export async function openStudio(command: 'start' | 'dev' = 'start'): Promise<OpenStudio> {
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  const open = async () => {
    const key = `SG_${randomBytes(8).toString('hex')}`
    const simulator = await startSimulator({ port: 0, speed: 60, apiKey: key })
    closers.push(simulator.close)
    const environment = { SEGMIND_API_KEY: key, SEGMIND_BASE_URL: simulator.url }
    const built = command === 'start' ? await buildStudio() : undefined
    if (built) closers.push(built.remove)
    const studio = await startStudio(built ? ['start', built.folder] : ['dev'], environment)
    closers.push(studio.close)
    const wire = await startRecordedWire(studio.url)
    closers.push(() => wire[Symbol.asyncDispose]())
    const browser = await chromium.launch(chromiumLaunch())
    closers.push(() => browser.close())
    const openPage = async () => {
      const page = await browser.newPage({ viewport: { width: 1360, height: 1000 } })
      const received = watchReceived(page)
      await page.goto(wire.url)
      return { page, received }
    }
    return { key, simulator, recorded: wire.recorded, printed: studio.output, openPage, close }
  }
  try {
    return await open()
  } catch (error) {
    await close()
    throw error
  }
}
