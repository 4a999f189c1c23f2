import type { FaultName } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'

describe('a submission', () => {
  it('answers a sealed id and addresses on the proxy, and sends one request with the key', async () => {
    const { submit, simulator, events } = createWorld()
    const reply = await submit()
    expect(reply.status).toBe(200)
    const [row] = simulator.ledger
    expect(reply.body).toEqual({
      request_id: expect.stringMatching(new RegExp(`^${row?.requestId}\\.[\\w-]{22}$`)),
      status: 'QUEUED',
      status_url: `/api/kling/v2/requests/${reply.body.request_id}/status`,
      response_url: `/api/kling/v2/requests/${reply.body.request_id}`,
    })
    expect(simulator.calls).toHaveLength(1)
    expect(simulator.submissions[0]?.body).toMatchObject({ ...boat, mode: 'pro', generate_audio: false })
    expect(events).toMatchObject([
      { type: 'accepted', callerId: 'ada', requestId: row?.requestId, httpStatus: 200 },
    ])
  })

  it('is paid once however often the same request comes, at once or later', async () => {
    const { submit, simulator } = createWorld()
    const intentId = newIntentId()
    const replies = await Promise.all(Array.from({ length: 20 }, () => submit(boat, { intentId })))
    replies.push(await submit(boat, { intentId }))
    expect(simulator.submissions).toHaveLength(1)
    expect(new Set(replies.map(({ body }) => body.request_id)).size).toBe(1)
    expect(replies.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(20)
  })

  it('reads the same input in another order of keys as the same', async () => {
    const { submit, simulator } = createWorld()
    const intentId = newIntentId()
    await submit('{"prompt":"a boat","duration":"5"}', { intentId })
    const again = await submit('{ "duration": "5", "prompt": "a \\u0062oat" }', { intentId })
    expect(again.status).toBe(200)
    expect(simulator.submissions).toHaveLength(1)
  })

  it.each([
    { what: 'another input', options: {}, input: { prompt: 'another boat' } },
    { what: 'another model', options: { model: 'kling-3-standard-text2video' }, input: boat },
  ])('refuses an intent that was used for $what', async ({ options, input }) => {
    const { submit, simulator } = createWorld()
    const intentId = newIntentId()
    await submit(boat, { intentId })
    const reply = await submit(input, { intentId, ...options })
    expect(reply).toMatchObject({ status: 409, body: { code: 'intent-reused', billed: 'no' } })
    expect(simulator.submissions).toHaveLength(1)
  })

  it('refuses another input while the first is still under way', async () => {
    const { submit, simulator, clock, until } = createWorld({}, { script: [{ type: 'slow', delayMs: 5000 }] })
    const intentId = newIntentId()
    const first = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    expect((await submit({ prompt: 'other' }, { intentId })).status).toBe(409)
    await clock.advance(5000)
    expect((await first).status).toBe(200)
  })

  it('keeps the intents of two callers apart', async () => {
    const { submit, simulator } = createWorld()
    const intentId = newIntentId()
    await submit(boat, { intentId })
    await submit({ prompt: 'hers' }, { intentId, user: 'bea' })
    expect(simulator.ledger).toHaveLength(2)
  })

  it('finds what the same person sent before signing in', async () => {
    const { submit, simulator, create } = createWorld()
    const intentId = newIntentId()
    await submit(boat, { intentId, user: 'guest' })
    const signedIn = create({ authorize: () => ({ id: 'ada', aliases: ['guest'] }) })
    expect((await submit(boat, { intentId }, signedIn)).headers.get('idempotent-replayed')).toBe('true')
    expect(simulator.submissions).toHaveLength(1)
  })
})

const unknownOutcomes: FaultName[] = [
  'drop-before',
  'drop-after',
  'reset',
  'truncate',
  'server-error',
  'bad-gateway',
  'gateway-timeout',
  'wrong-schema',
  'empty',
  'not-json',
  'login-page',
  'huge-body',
  'invalid-id',
  'missing-id',
]

describe('an outcome that nobody knows', () => {
  it.each(unknownOutcomes)('%s: says so, and never sends the intent again', async (fault) => {
    const { submit, simulator, get, events } = createWorld({}, { script: [fault] })
    const intentId = newIntentId()
    const first = await submit(boat, { intentId })
    expect(first).toMatchObject({ status: 502, body: { code: 'outcome-unknown', billed: 'unknown' } })
    const again = await submit(boat, { intentId })
    expect(again).toMatchObject({ status: 502, body: { code: 'outcome-unknown' } })
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject({ status: 502 })
    expect(simulator.submissions).toHaveLength(1)
    expect(events.map(({ type }) => type)).toEqual(['unknown', 'unknown', 'unknown'])
  })

  it('is answered in-flight after 30 s and read on for five minutes', async () => {
    const { submit, simulator, get, clock, until } = createWorld({}, { script: [{ type: 'hang' }] })
    const intentId = newIntentId()
    const waiting = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    await clock.advance(30_000)
    expect(await waiting).toMatchObject({ status: 202, body: { code: 'in-flight', billed: 'unknown' } })
    expect((await get(`/v2/intents/${intentId}`)).status).toBe(202)
    await clock.advance(270_000)
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject({
      status: 502,
      body: { code: 'outcome-unknown' },
    })
    await submit(boat, { intentId })
    expect(simulator.submissions).toHaveLength(1)
  })

  it('becomes known when the answer comes late', async () => {
    const { submit, simulator, get, clock, until, events } = createWorld(
      {},
      { script: [{ type: 'slow', delayMs: 120_000 }] },
    )
    const intentId = newIntentId()
    const waiting = submit(boat, { intentId })
    await until(() => simulator.submissions.length === 1)
    await clock.advance(120_000)
    expect((await waiting).status).toBe(202)
    expect(await get(`/v2/intents/${intentId}`)).toMatchObject({
      status: 200,
      body: { request_id: expect.stringContaining(String(simulator.ledger[0]?.requestId)) },
    })
    expect(events).toContainEqual(expect.objectContaining({ type: 'accepted', isLate: true }))
  })
})

const certainRefusals: { fault: FaultName; status: number; code: string }[] = [
  { fault: 'unreachable', status: 503, code: 'upstream-unreachable' },
  { fault: 'bad-request', status: 400, code: 'invalid-input' },
  { fault: 'unauthorized', status: 502, code: 'upstream-auth' },
  { fault: 'restricted-model', status: 502, code: 'upstream-auth' },
  { fault: 'insufficient-credits', status: 402, code: 'insufficient-credits' },
  { fault: 'spend-limit', status: 402, code: 'insufficient-credits' },
  { fault: 'wrong-content-type', status: 502, code: 'bad-upstream' },
  { fault: 'invalid-value', status: 400, code: 'invalid-input' },
  { fault: 'unknown-model', status: 404, code: 'unknown-model' },
  { fault: 'retired-model', status: 410, code: 'model-retired' },
  { fault: 'rate-limited', status: 429, code: 'rate-limited' },
  { fault: 'redirect', status: 502, code: 'bad-upstream' },
]

describe('an outcome that comes after its callers were answered', () => {
  it.each([
    ['accepted', { type: 'slow', delayMs: 120_000 }, undefined],
    ['unknown', { type: 'hang' }, 'outcome-unknown'],
  ] as const)('is told once, however many copies waited: %s', async (type, fault, code) => {
    const { submit, simulator, clock, until, events } = createWorld({}, { script: [fault] })
    const intentId = newIntentId()
    const waiting = [submit(boat, { intentId }), submit(boat, { intentId })]
    await until(() => simulator.submissions.length === 1)
    await clock.advance(30_000)
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([202, 202])
    expect(events.map((event) => event.type)).toEqual(['in-flight', 'in-flight'])
    await clock.advance(270_000)
    expect(events.slice(2)).toMatchObject([{ type, code, intentId, callerId: 'ada', isLate: true }])
    expect(events).toHaveLength(3)
  })
})

describe('a certain refusal', () => {
  it.each(certainRefusals)(
    '$fault: $code, not charged, and the intent is free again',
    async ({ fault, status, code }) => {
      const { submit, simulator, get } = createWorld({}, { script: [fault] })
      const intentId = newIntentId()
      const reply = await submit(boat, { intentId })
      expect(reply).toMatchObject({ status, body: { code, billed: 'no' } })
      expect(reply.text).not.toMatch(/balance|SG_|\d+\.\d\d/)
      expect(await get(`/v2/intents/${intentId}`)).toMatchObject({ status, body: { code } })
      expect((await submit(boat, { intentId })).status).toBe(200)
      expect(simulator.ledger).toHaveLength(1)
      expect(simulator.strays).toEqual([])
    },
  )

  it('says when to come back, in whole seconds up to fifteen minutes', async () => {
    const { submit } = createWorld(
      {},
      {
        script: [
          { type: 'rate-limited', resetAfterMs: 12_300 },
          { type: 'rate-limited', resetAfterMs: 9e9 },
          { type: 'rate-limited', resetAt: null },
        ],
      },
    )
    const hints = [await submit(), await submit(), await submit()].map(({ headers }) =>
      Number(headers.get('retry-after')),
    )
    expect(hints[0]).toBeGreaterThanOrEqual(12)
    expect(hints[0]).toBeLessThanOrEqual(13)
    expect(hints.slice(1)).toEqual([900, 15])
  })
})

describe('a caller that hung up', () => {
  it('does not stop what it has asked for', async () => {
    const { proxy, simulator, clock, until, get } = createWorld(
      {},
      { script: [{ type: 'slow', delayMs: 8000 }] },
    )
    const hangUp = new AbortController()
    const intentId = newIntentId()
    const request = new Request('https://app.example/api/kling/v2/kling-o3-text2video', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': intentId },
      body: JSON.stringify(boat),
      signal: hangUp.signal,
    })
    const answer = proxy(request)
    await until(() => simulator.submissions.length === 1)
    hangUp.abort()
    await clock.advance(8000)
    await answer
    expect((await get(`/v2/intents/${intentId}`)).status).toBe(200)
  })
})
