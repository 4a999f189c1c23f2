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
    expect(reply.headers.get('vary')).toBe('Origin')
    const preflight = await get(
      '/v2/kling-o1',
      { ...partner, 'access-control-request-headers': 'authorization,idempotency-key' },
      'OPTIONS',
    )
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,idempotency-key')
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS')
    expect(simulator.calls).toEqual([])
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
})
