import { randomInt } from 'node:crypto'
import { startSimulator } from '@kling-kit/simulator/node'
import { simulatorApiKey } from '@kling-kit/spec'
import { isLoopbackHost } from './loopback-only.ts'

/** What the proxy talks to: Segmind with your key, or a simulator. */
export interface Upstream {
  isSimulated: boolean
  apiKey: string
  /** Undefined for Segmind's own address. */
  url?: string
  /** Where the simulator's sample pictures are. */
  samplesUrl?: string
  /** For the console. */
  sentence: string
  close: () => Promise<void>
}

// A job of 150 seconds takes some seven, the slowest model's some fifteen.
const speed = 22

/** A simulator of our own, unless `SEGMIND_API_KEY` is set. `SEGMIND_BASE_URL` may name a simulator that runs already. */
export async function openUpstream(env: NodeJS.ProcessEnv = process.env): Promise<Upstream> {
  const apiKey = env['SEGMIND_API_KEY']?.trim()
  const url = env['SEGMIND_BASE_URL']?.trim().replace(/\/+$/, '') || undefined
  if (url && isLoopbackHost(new URL(url).host)) return simulated(url, apiKey || simulatorApiKey)
  if (!apiKey) {
    const own = await startSimulator({ port: 0, speed, seed: randomInt(2 ** 31), promptCommands: true })
    return { ...simulated(own.url, simulatorApiKey), close: own.close }
  }
  return {
    isSimulated: false,
    apiKey,
    url,
    sentence: `It talks to ${url ?? 'the real Segmind'} with your SEGMIND_API_KEY: every press costs real money. Only this machine can open it.`,
    close: async () => {},
  }
}

function simulated(url: string, apiKey: string): Upstream {
  return {
    isSimulated: true,
    apiKey,
    url,
    samplesUrl: `${url}/media/samples`,
    sentence: `It talks to a simulator of Segmind at ${url}: nothing is charged. Set SEGMIND_API_KEY to use the real one.`,
    close: async () => {},
  }
}
