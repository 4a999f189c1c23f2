import { simulatorApiKey } from '@kling-kit/spec'
import { createSimulator } from '../simulator.ts'
import type { SimulatorOptions } from '../simulator-options.ts'
import { createVirtualClock } from '../virtual-clock.ts'

export const api = 'https://api.segmind.com'
export const headers = { 'x-api-key': simulatorApiKey, 'content-type': 'application/json' }
export const boat = { prompt: 'a paper boat' }

interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } }
}

/** A simulator on a virtual clock whose jobs take ten seconds, the first of them queued, and short ways to call it. */
export function createTestWorld(options: SimulatorOptions = {}) {
  const clock = createVirtualClock()
  const simulator = createSimulator({ clock, latency: 10_000, ...options })

  const call = async (path: string, init: RequestInit = {}) =>
    read(await simulator.fetch(api + path, { headers, ...init }))
  const post = (input: unknown = boat, model = 'kling-o3-text2video') =>
    call(`/v2/${model}`, { method: 'POST', body: JSON.stringify(input) })

  return {
    clock,
    simulator,
    call,
    post,
    /** The id of an accepted job. */
    submit: async (input?: unknown, model?: string) => String((await post(input, model)).body.request_id),
    status: (requestId: string) => call(`/v2/requests/${requestId}/status`),
    result: (requestId: string) => call(`/v2/requests/${requestId}`),
  }
}
