import { describe, expect, it } from 'vitest'
import { createWorld } from '../testing/create-world.ts'

describe('who may call from a page', () => {
  it.each([
    ['the site itself', { 'sec-fetch-site': 'same-origin', origin: 'https://app.example' }],
    ['an address typed in', { 'sec-fetch-site': 'none' }],
    ['an old browser, by the origin of the request', { origin: 'https://app.example' }],
    [
      'an old browser, by the Host behind another server',
      { origin: 'https://shop.example', host: 'shop.example' },
    ],
    ['a script', {}],
  ])('%s', async (_, headers) => {
    const { get } = createWorld()
    expect((await get('/v2/capabilities', headers)).status).toBe(200)
  })

  it('publicOrigin, where the proxy itself is called otherwise', async () => {
    const { get } = createWorld({ publicOrigin: 'https://shop.example' })
    expect((await get('/v2/capabilities', { origin: 'https://shop.example' })).status).toBe(200)
    expect((await get('/v2/capabilities', { origin: 'https://other.example' })).status).toBe(403)
  })
})

describe('another site', () => {
  const partner = { origin: 'https://partner.example', 'sec-fetch-site': 'cross-site' }

  it('that is listed gets its answers and its preflight, and its name is not a wildcard', async () => {
    const { get, simulator } = createWorld({ allowedOrigins: ['https://partner.example'] })
    const reply = await get('/v2/capabilities', partner)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('access-control-allow-origin')).toBe('https://partner.example')
    expect(reply.headers.get('access-control-allow-credentials')).toBe('true')
    expect(reply.headers.get('access-control-expose-headers')?.split(', ')).toEqual([
      'Date',
      'Idempotent-Replayed',
      'Retry-After',
      'X-Request-Id',
    ])
    expect(reply.headers.get('vary')).toBe('Origin')
    const preflight = await get(
      '/v2/kling-o1',
      { ...partner, 'access-control-request-headers': 'authorization,idempotency-key' },
      'OPTIONS',
    )
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,idempotency-key')
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS')
    expect(preflight.headers.get('access-control-max-age')).toBe('600')
    expect(simulator.calls).toEqual([])
  })

  it.each([
    ['any list of names', 'x-app , x-csrf_token', 'x-app , x-csrf_token'],
    ['a list of 999 letters', 'x'.repeat(999), 'x'.repeat(999)],
    ['ours where its list is longer', 'x'.repeat(1000), 'content-type, idempotency-key'],
    ['ours where its list is none', 'x-app; *', 'content-type, idempotency-key'],
    ['ours where it names none', '', 'content-type, idempotency-key'],
  ])('that is listed may send headers: %s', async (_, wanted, allowed) => {
    const { get } = createWorld({ allowedOrigins: ['https://partner.example'] })
    const headers = { ...partner, 'access-control-request-headers': wanted }
    const preflight = await get('/v2/kling-o1', headers, 'OPTIONS')
    expect(preflight.headers.get('access-control-allow-headers')).toBe(allowed)
  })

  it('that is listed can read refusals, too', async () => {
    const { get } = createWorld({ allowedOrigins: ['https://partner.example'], authorize: () => null })
    const reply = await get('/v2/capabilities', partner)
    expect(reply.status).toBe(401)
    expect(reply.headers.get('access-control-allow-origin')).toBe('https://partner.example')
  })

  it('that is not listed gets no CORS header at all', async () => {
    const { get } = createWorld({ allowedOrigins: ['https://partner.example'] })
    const reply = await get('/v2/capabilities', { origin: 'https://evil.example' })
    expect(reply.status).toBe(403)
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each<Record<string, string>>([{}, { origin: 'https://app.example' }])(
    'shares no cached answer with one that is listed: %j',
    async (headers) => {
      const { get } = createWorld({ allowedOrigins: ['https://partner.example'] })
      expect((await get('/v2/capabilities', headers)).headers.get('vary')).toBe('Origin')
    },
  )
})
