import { describe, expect, it } from 'vitest'
import { api, boat, createTestWorld, headers } from './testing/create-test-world.ts'

const submission = { method: 'POST', headers, body: JSON.stringify(boat) }

describe('a connection that fails', () => {
  it.each([
    ['unreachable', 'ECONNREFUSED', 0],
    ['drop-before', 'UND_ERR_SOCKET', 0],
    ['drop-after', 'UND_ERR_SOCKET', 1],
  ] as const)('%s rejects like fetch, with cause %s, and leaves %i jobs', async (type, code, jobs) => {
    const { simulator } = createTestWorld({ script: [type] })
    const lost = simulator.fetch(`${api}/v2/kling-o3-text2video`, submission)
    await expect(lost).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code } })
    expect(simulator.ledger).toHaveLength(jobs)
    expect(simulator.submissions).toMatchObject([{ isAccepted: jobs === 1, fault: type, body: boat }])
    expect(simulator.submissions[0]?.httpStatus).toBeUndefined()
  })

  it('resets in the middle of the body', async () => {
    const { simulator } = createTestWorld({ script: ['reset'] })
    const response = await simulator.fetch(`${api}/v2/kling-o3-text2video`, submission)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toMatchObject({ message: 'terminated' })
    expect(simulator.ledger).toHaveLength(1)
  })

  it('truncates the body', async () => {
    const { simulator } = createTestWorld({ script: ['truncate'] })
    const response = await simulator.fetch(`${api}/v2/kling-o3-text2video`, submission)
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  it.each(['hang', { type: 'hang', accepted: false }] as const)('hangs until aborted: %o', async (fault) => {
    const { simulator, clock } = createTestWorld({ script: [fault] })
    const caller = new AbortController()
    const hung = simulator.fetch(`${api}/v2/kling-o3-text2video`, { ...submission, signal: caller.signal })
    const outcome = hung.catch((error: unknown) => error)
    await clock.advance(3_000_000)
    caller.abort(new Error('enough'))
    expect(await outcome).toMatchObject({ message: 'enough' })
    expect(simulator.ledger).toHaveLength(fault === 'hang' ? 1 : 0)
  })

  it('stalls after half of the body, until aborted', async () => {
    const { simulator, clock } = createTestWorld({ script: ['stall'] })
    const caller = new AbortController()
    const response = await simulator.fetch(`${api}/v2/kling-o3-text2video`, {
      ...submission,
      signal: caller.signal,
    })
    const outcome = response.text().catch((error: unknown) => error)
    await clock.advance(60_000)
    caller.abort(new Error('enough'))
    expect(await outcome).toMatchObject({ message: 'enough' })
  })

  it('is slow by the clock', async () => {
    const { simulator, clock } = createTestWorld({ script: [{ type: 'slow', delayMs: 5_000 }] })
    let isAnswered = false
    const answer = simulator.fetch(`${api}/v2/kling-o3-text2video`, submission)
    void answer.finally(() => (isAnswered = true))
    await clock.advance(4_999)
    expect(isAnswered).toBe(false)
    await clock.advance(1)
    expect((await answer).status).toBe(200)
  })

  it('rejects at once for a signal that was already aborted, and carries nothing out', async () => {
    const { simulator } = createTestWorld()
    const fetched = simulator.fetch(`${api}/v2/kling-o1`, {
      ...submission,
      signal: AbortSignal.abort(new Error('no')),
    })
    await expect(fetched).rejects.toThrow('no')
    expect(simulator.calls).toEqual([])
  })
})
