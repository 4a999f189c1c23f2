import { describe, expect, it } from 'vitest'
import type { Fault, FaultName } from './fault.ts'
import { api, boat, createTestWorld, headers } from './testing/create-test-world.ts'

const submission = { method: 'POST', headers, body: JSON.stringify(boat) }

describe('a refusal', () => {
  it.each([
    ['bad-request', 400],
    ['unauthorized', 401],
    ['insufficient-credits', 402],
    [{ type: 'insufficient-credits', status: 406 }, 406],
    ['spend-limit', 406],
    ['wrong-content-type', 406],
    ['invalid-value', 406],
    ['restricted-model', 403],
    ['unknown-model', 404],
    ['retired-model', 410],
    ['rate-limited', 429],
    ['server-error', 500],
    ['bad-gateway', 502],
    ['gateway-timeout', 504],
    [{ type: 'http', status: 503, body: { error: 'Down' } }, 503],
  ] as [Fault | FaultName, number][])(
    '%o answers the submission and accepts nothing',
    async (fault, status) => {
      const { post, simulator } = createTestWorld({ script: [fault] })
      const answer = await post()
      expect(answer.status).toBe(status)
      expect(simulator.ledger).toEqual([])
      expect((await post()).status).toBe(200)
    },
  )

  it('may come although the job was accepted', async () => {
    const { post, simulator } = createTestWorld({ script: [{ type: 'bad-gateway', accepted: true }] })
    expect(await post()).toMatchObject({
      status: 502,
      body: { text: expect.stringContaining('502 Bad Gateway') },
    })
    expect(simulator.ledger).toHaveLength(1)
  })

  it('says when the rate limit ends: in its own way, or not at all', async () => {
    const { post } = createTestWorld({
      script: [
        { type: 'rate-limited', resetAfterMs: 12_000 },
        { type: 'rate-limited', resetAt: null },
      ],
    })
    expect((await post()).headers.get('x-rate-limit-reset-at-utc')).toBe('2026-11-20T12:00:12Z')
    expect((await post()).headers.get('x-rate-limit-reset-at-utc')).toBeNull()
  })

  it('has an empty body as a 504', async () => {
    const { post } = createTestWorld({ script: ['gateway-timeout'] })
    expect((await post()).body.text).toBe('')
  })

  it('404 right after the submission leaves the job alive', async () => {
    const { submit, status, simulator } = createTestWorld()
    const id = await submit()
    simulator.next({ type: 'not-found', times: 2 })
    expect(await status(id)).toMatchObject({ status: 404, body: { error: `Request ${id} not found` } })
    expect((await status(id)).status).toBe(404)
    expect((await status(id)).status).toBe(200)
  })

  it('redirects to a foreign host, and tells who followed', async () => {
    const { simulator } = createTestWorld({ script: ['redirect', 'redirect', 'redirect'] })
    const go = (redirect: RequestRedirect) =>
      simulator.fetch(`${api}/v2/kling-o3-text2video`, { ...submission, redirect })
    const seen = await go('manual')
    expect([seen.status, seen.headers.get('location')]).toEqual([302, 'https://collector.example/'])
    await expect(go('error')).rejects.toThrow('fetch failed')
    expect(simulator.strays).toEqual([])
    await go('follow')
    expect(simulator.strays).toMatchObject([{ path: '/', headers: { 'x-api-key': headers['x-api-key'] } }])
  })
})
