import { models } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { api, boat, createTestWorld, headers } from './testing/create-test-world.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const body = JSON.stringify(boat)

describe('headers and routes (segmind-api §1, §5)', () => {
  it.each([
    ['no key', {}, 'Missing Authorization or x-api-key in header'],
    [
      'a bearer token',
      { authorization: `Bearer ${headers['x-api-key']}` },
      /^Unauthorized\. API key is invalid/,
    ],
    ['another key', { 'x-api-key': 'SG_0000000000000000' }, /^Unauthorized\. API key is invalid/],
  ])('refuses %s with 401 on all three calls', async (_, given, error) => {
    const { call } = createTestWorld()
    for (const [path, method] of [
      ['/v2/kling-o1', 'POST'],
      ['/v2/requests/abc/status', 'GET'],
      ['/v2/requests/abc', 'GET'],
    ] as const) {
      expect(await call(path, { method, headers: given as Record<string, string> })).toMatchObject({
        status: 401,
        body: { error: expect.stringMatching(error) },
      })
    }
  })

  it('answers 406 to a POST without a JSON content type', async () => {
    const { call, simulator } = createTestWorld()
    const answer = await call('/v2/kling-o3-text2video', {
      method: 'POST',
      headers: { 'x-api-key': headers['x-api-key'] },
      body,
    })
    expect(answer).toMatchObject({ status: 406, body: { error: 'Invalid content type' } })
    expect(simulator.ledger).toEqual([])
  })

  it.each([
    ['GET', '/v2/kling-o1'],
    ['POST', '/v2/requests/abc/status'],
    ['DELETE', '/v2/requests/abc'],
    ['POST', '/v1/get-user-credits'],
  ])('answers a wrong verb, %s %s, with 405 and HTML', async (method, path) => {
    const answer = await createTestWorld().call(path, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(answer.body.text).toMatch(/^<!doctype html>/)
  })

  it.each(['/', '/v2', '/v3/kling-o1', '/v2/request/abc', '/v2/requests/abc/cancel'])(
    'answers the unrouted %s with 400',
    async (path) => {
      expect((await createTestWorld().call(path)).status).toBe(400)
    },
  )

  it('tells the balance', async () => {
    const { call } = createTestWorld({ credits: 12.5 })
    expect((await call('/v1/get-user-credits')).body).toEqual({ credits: 12.5, 'free-credits': 0 })
  })
})

describe('a submission (§2)', () => {
  it('is accepted with an id, QUEUED and three addresses', async () => {
    const { status, body: answer } = await createTestWorld().post()
    const id = String(answer.request_id)
    expect(id).toMatch(uuid)
    expect(status).toBe(200)
    expect(answer).toEqual({
      request_id: id,
      status: 'QUEUED',
      poll_url: `${api}/v1/requests/${id}`,
      status_url: `${api}/v2/requests/${id}/status`,
      response_url: `${api}/v2/requests/${id}`,
    })
  })

  it.each(models.map(({ id }) => id))('is taken for %s', async (id) => {
    const input = {
      ...boat,
      image_url: 'https://example.com/a.jpg',
      image_urls: ['https://example.com/a.jpg'],
    }
    expect((await createTestWorld().post(input, id)).status).toBe(200)
  })

  it('answers 404 for an unknown model, 410 for a retired one, 403 for a restricted one', async () => {
    const { post } = createTestWorld({ retiredModels: ['kling-o1'], restrictedModels: ['kling-text2video'] })
    expect(await post(boat, 'kling-9')).toMatchObject({
      status: 404,
      body: { error: 'Model information not found' },
    })
    expect((await post(boat, 'kling-o1')).status).toBe(410)
    expect((await post(boat, 'kling-text2video')).status).toBe(403)
  })

  it('answers 400 to what is not a JSON object', async () => {
    const { call } = createTestWorld()
    for (const malformed of ['{"prompt":', '[]', '"a"', '']) {
      expect((await call('/v2/kling-o1', { method: 'POST', body: malformed })).status).toBe(400)
    }
  })

  it('has its fixed value sets checked at once: 406, and no job', async () => {
    const { post, simulator } = createTestWorld()
    expect(await post({ ...boat, aspect_ratio: '4:3' })).toMatchObject({
      status: 406,
      body: { error: 'Invalid value for aspect_ratio. Allowed values: 16:9, 9:16, 1:1' },
    })
    expect(simulator.submissions).toMatchObject([{ isAccepted: false, httpStatus: 406 }])
  })

  it('is refused with 402 when the balance is below the price, not only at zero', async () => {
    const { post, simulator } = createTestWorld({ credits: 1 })
    expect(await post()).toMatchObject({ status: 402, body: { error: 'Insufficient credits' } })
    expect(simulator.ledger).toEqual([])
  })

  it('is refused with 429 and the reset time beyond the rate, until the minute is over', async () => {
    const { post, clock } = createTestWorld({ rpm: 2 })
    await post()
    await clock.advance(10_000)
    await post()
    const refused = await post()
    expect(refused).toMatchObject({ status: 429, body: { error: 'Too many requests' } })
    expect(refused.headers.get('retry-after')).toBeNull()
    const resetAt = Date.parse(refused.headers.get('x-rate-limit-reset-at-utc') ?? '')
    expect(resetAt - clock.now()).toBe(50_000)
    await clock.advance(50_000)
    expect((await post()).status).toBe(200)
  })
})
