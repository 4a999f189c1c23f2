import { describe, expect, it } from 'vitest'
import { callerCount } from './session.ts'
import { createRequests } from './workload.ts'

const upstream = 'http://127.0.0.1:4010'

describe('the polls', () => {
  it('are about another job each, so that ours cannot answer two with one call', () => {
    const next = createRequests('status', { name: 'kling-kit', upstream })
    const paths = new Set(Array.from({ length: callerCount }, () => String(next()).split('\r\n')[0]))
    expect(paths.size).toBe(callerCount)
  })

  it('name their target in a header where a proxy of fal is asked', () => {
    const request = String(createRequests('status', { name: 'fal-hono', upstream })())
    expect(request).toMatch(/^GET \/api\/fal\/proxy HTTP/)
    expect(request).toMatch(/x-fal-target-url: http:\/\/127.0.0.1:4010\/v2\/requests\/[\w-]+\/status\r\n/)
  })
})

describe('the submissions', () => {
  it('have an intent each and a body as long as they say', () => {
    const next = createRequests('submit', { name: 'kling-kit', upstream })
    const requests = [next(), next()].map(String)
    const intents = new Set(requests.map((request) => /idempotency-key: (\S+)/.exec(request)?.[1]))
    expect(intents.size).toBe(2)
    for (const request of requests)
      expect(request.split('\r\n\r\n')[1]).toHaveLength(Number(/content-length: (\d+)/.exec(request)?.[1]))
  })
})
