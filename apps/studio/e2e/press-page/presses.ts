import { createKlingClient, KlingError, proxyTransport } from '@kling-kit/core'
import { klingO3TextToVideo } from '@kling-kit/spec'

/** How one press ended, and how often the page itself called `fetch` with its submission. */
export interface Press {
  state: 'accepted' | 'unknown' | 'refused'
  requestId?: string
  code?: string
  sent: number
}

const sent = new Map<string, number>()

const countingFetch: typeof fetch = (address, init) => {
  const intentId = new Headers(init?.headers).get('idempotency-key')
  if (intentId) sent.set(intentId, (sent.get(intentId) ?? 0) + 1)
  return fetch(address, init)
}

export const client = createKlingClient({
  transport: proxyTransport({ fetch: countingFetch }),
  models: [klingO3TextToVideo],
})

/** One press: a paid request with an intent of its own. */
async function press(prompt: string): Promise<Press> {
  const intentId = crypto.randomUUID()
  const end = (rest: Omit<Press, 'sent'>): Press => ({ ...rest, sent: sent.get(intentId) ?? 0 })
  try {
    const { requestId } = await client.submit('kling-o3-text2video', { prompt }, { intentId })
    return end({ state: 'accepted', requestId })
  } catch (error) {
    if (!KlingError.is(error)) throw error
    return end({ state: error.billed === 'unknown' ? 'unknown' : 'refused', code: error.code })
  }
}

/** Groups of so many presses at once, which opens connections, and as many one after another, which finds several open to reuse. */
export async function pressAll(count: number, group: number): Promise<Press[]> {
  const ended: Press[] = []
  while (ended.length < count) {
    const prompts = Array.from({ length: 2 * group }, (_, at) => `press ${ended.length + at}`)
    ended.push(...(await Promise.all(prompts.splice(0, group).map(press))))
    for (const prompt of prompts) ended.push(await press(prompt))
  }
  return ended
}
