import type { Fault } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import type { Authorize } from '../caller/caller.ts'
import { createWorld } from '../testing/create-world.ts'

async function withJob(...[options, simulation]: Parameters<typeof createWorld>) {
  const world = createWorld(options, simulation)
  const { body } = await world.submit()
  const sealedId = String(body.request_id)
  const job = world.simulator.job(String(world.simulator.ledger[0]?.requestId))
  const status = (headers?: Record<string, string>) => world.get(`/v2/requests/${sealedId}/status`, headers)
  const result = (headers?: Record<string, string>) => world.get(`/v2/requests/${sealedId}`, headers)
  return { ...world, sealedId, job, status, result }
}

describe('a poll', () => {
  it('follows a job from the queue to its video, in Segmind’s shape and with no address of Segmind’s API', async () => {
    const { status, result, job, sealedId, clock } = await withJob()
    const url = `/api/kling/v2/requests/${sealedId}`
    expect(await status()).toMatchObject({
      status: 200,
      body: { status: 'QUEUED', request_id: sealedId, status_url: `${url}/status`, response_url: url },
    })
    job.process()
    await clock.advance(1000)
    expect((await status()).body.status).toBe('PROCESSING')
    expect((await result()).body.status).toBe('PROCESSING')
    job.complete()
    await clock.advance(1000)
    expect((await status()).body).toEqual({
      status: 'COMPLETED',
      request_id: sealedId,
      metrics: {
        inference_time: expect.any(Number),
        queue_time: expect.any(Number),
        total_time: expect.any(Number),
      },
    })
    const done = await result()
    expect(done.body).toMatchObject({
      status: 'COMPLETED',
      request_id: sealedId,
      output: expect.stringMatching(/^https:\/\/images\.segmind\.com\//),
      video: { url: done.body.output, content_type: 'video/mp4' },
    })
    expect(done.text).not.toMatch(/cost|credits|paper boat|api\.segmind/)
  })

  it('of which a 422 says nothing may be asked again', async () => {
    const { status, simulator } = await withJob()
    simulator.next({ type: 'http', on: 'status', status: 422, body: { error: 'not now' } })
    expect(await status()).toMatchObject({ status: 502, body: { code: 'bad-upstream', billed: 'unknown' } })
  })

  it('that failed is forgotten at once, and a 429 after a second', async () => {
    const { status, simulator, clock } = await withJob()
    simulator.next({ type: 'server-error', on: 'status' })
    expect((await status()).status).toBe(502)
    simulator.next({ type: 'rate-limited', resetAfterMs: 5000, on: 'status' })
    expect((await status()).status).toBe(429)
    await clock.advance(999)
    expect((await status()).status).toBe(429)
    await clock.advance(1)
    expect((await status()).status).toBe(200)
    expect(simulator.polls).toHaveLength(3)
  })

  it('tells the cost only when the app wants it told', async () => {
    const { result, job } = await withJob({ exposeCost: true })
    job.complete()
    expect((await result()).body.metrics).toMatchObject({ cost: expect.any(Number) })
  })

  it('tells a failure as Segmind does: 422, with its reason', async () => {
    const { status, result, job } = await withJob()
    job.fail('content_policy_violation')
    expect(await status()).toMatchObject({
      status: 422,
      body: { status: 'FAILED', error: 'content_policy_violation' },
    })
    expect((await result()).status).toBe(422)
  })

  it.each([
    'Insufficient credits: remaining balance 42.83, needed 5.25',
    'connect ECONNREFUSED 10.0.3.7:8080 at worker (/srv/app/run.py:31)',
  ])('tells of a failure neither the balance nor a host: %s', async (reason) => {
    const { status, result, job } = await withJob()
    job.fail(reason)
    for (const look of [status, result]) {
      const { body } = await look()
      expect(body).toMatchObject({ status: 'FAILED', error: expect.stringContaining('no usable reason') })
    }
  })

  it('tells Segmind’s own 404 from all others', async () => {
    const { status, job, get } = await withJob()
    job.expire()
    expect(await status()).toMatchObject({ status: 404, body: { code: 'request-not-found' } })
    expect(await get('/v2/requests')).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  const faults: { fault: Fault; status: number; code: string }[] = [
    { fault: { type: 'unreachable' }, status: 503, code: 'upstream-unreachable' },
    { fault: { type: 'drop-after' }, status: 503, code: 'upstream-unreachable' },
    { fault: { type: 'reset' }, status: 503, code: 'upstream-unreachable' },
    { fault: { type: 'truncate' }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'server-error' }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'bad-gateway' }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'gateway-timeout' }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'login-page' }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'huge-body' }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'redirect', status: 307 }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'other-id' }, status: 502, code: 'bad-upstream' },
    { fault: { type: 'unauthorized' }, status: 502, code: 'upstream-auth' },
    { fault: { type: 'rate-limited', resetAfterMs: 7000 }, status: 429, code: 'rate-limited' },
  ]
  it.each(faults)(
    '$fault.type is $status $code, and the next poll sees the job',
    async ({ fault, status, code }) => {
      const world = await withJob()
      world.simulator.next({ on: 'status', ...fault })
      const reply = await world.status()
      expect(reply).toMatchObject({ status, body: { code } })
      await world.clock.advance(1000)
      expect((await world.status()).status).toBe(200)
      expect(world.simulator.strays).toEqual([])
    },
  )

  it.each<[Fault, string]>([
    [
      { type: 'unreachable' },
      'Segmind could not be reached. This changes neither the job nor its cost. Try again in a moment.',
    ],
    [
      { type: 'drop-after' },
      'Segmind could not be reached. This changes neither the job nor its cost. Try again in a moment.',
    ],
    [
      { type: 'server-error' },
      'No usable answer came (HTTP 500). This changes neither the job nor its cost. Try again in a moment.',
    ],
    [
      { type: 'other-id' },
      'Segmind answered something unreadable. This changes neither the job nor its cost. Try again in a moment.',
    ],
  ])('says nothing of the money that the job costs when it fails: %o', async (fault, error) => {
    const { simulator, status, result, clock } = await withJob()
    for (const look of [status, result]) {
      simulator.next(fault)
      expect((await look()).body).toMatchObject({ error })
      await clock.advance(1000)
    }
  })

  it('says nothing of it either to who asks too much, asks for another’s job, or is not signed in', async () => {
    const authorize: Authorize = ({ headers }) =>
      headers.has('x-nobody') ? null : { id: headers.get('x-user') ?? 'ada' }
    const { status, simulator, until, clock, sealedId, get } = await withJob({
      limits: { maxCalls: 1 },
      authorize,
    })
    simulator.next({ type: 'hang', on: 'result' })
    const waiting = get(`/v2/requests/${sealedId}`)
    await until(() => simulator.polls.length === 1)
    for (const [headers, code] of [
      [{}, 'rate-limited'],
      [{ 'x-user': 'bea' }, 'wrong-caller'],
      [{ 'x-nobody': 'yes' }, 'unauthorized'],
    ] as const)
      expect((await status(headers)).body).toMatchObject({
        code,
        error: expect.stringContaining('. This changes neither the job nor its cost. '),
      })
    await clock.advance(15_000)
    await waiting
  })

  it.each([
    'prototype-keys',
    'deep-json',
    'leak-balance',
    'minimal',
    'unknown-status',
    'failed-under-200',
  ] as const)('passes nothing odd on: %s', async (fault) => {
    const { simulator, status, result, job } = await withJob()
    job.complete()
    for (const look of [status, result]) {
      simulator.next(fault)
      const reply = await look()
      expect(reply.text).not.toMatch(/credits|__proto__|constructor|\[\[\[/)
      expect([200, 422, 502]).toContain(reply.status)
    }
  })

  it('gives up on a call that takes fifteen seconds', async () => {
    const { status, simulator, clock, until } = await withJob()
    simulator.next({ type: 'hang', on: 'status' })
    const reply = status()
    await until(() => simulator.polls.length === 1)
    await clock.advance(15_000)
    expect(await reply).toMatchObject({ status: 503, body: { code: 'upstream-unreachable' } })
  })

  it('joins callers who ask the same at once or within a second', async () => {
    const { status, result, simulator, clock } = await withJob()
    await Promise.all(Array.from({ length: 50 }, () => status()))
    await clock.advance(900)
    await status()
    expect(simulator.polls).toHaveLength(1)
    await result()
    expect(simulator.polls).toHaveLength(2)
    await clock.advance(1000)
    await status()
    expect(simulator.polls).toHaveLength(3)
  })
})

describe('a sealed id', () => {
  it('works for its caller alone; others are refused before Segmind is asked', async () => {
    const { status, result, simulator, sealedId, get } = await withJob()
    const bare = sealedId.replace(/\..*/, '')
    const before = simulator.calls.length
    for (const reply of [
      await status({ 'x-user': 'bea' }),
      await result({ 'x-user': 'bea' }),
      await get(`/v2/requests/${bare}`),
      await get(`/v2/requests/${bare}.${'A'.repeat(22)}`),
    ])
      expect(reply).toMatchObject({ status: 403, body: { code: 'wrong-caller' } })
    expect(simulator.calls).toHaveLength(before)
  })

  it('works after signing in, by the earlier id', async () => {
    const { sealedId, ask, create } = await withJob()
    const signedIn = create({ authorize: () => ({ id: 'ada@home', aliases: ['guest', 'ada'] }) })
    const request = new Request(`https://app.example/api/kling/v2/requests/${sealedId}/status`)
    expect((await ask(request, signedIn)).status).toBe(200)
  })

  it('is what seal() gives, and survives the change of secrets', async () => {
    const { proxy, sealedId, create, ask } = await withJob({ sealSecrets: ['an-old-secret-of-16'] })
    expect(await proxy.seal(sealedId.replace(/\..*/, ''), 'ada')).toBe(sealedId)
    await expect(proxy.seal('../../etc', 'ada')).rejects.toThrow('bare request id')
    const request = () => new Request(`https://app.example/api/kling/v2/requests/${sealedId}`)
    const rotated = create({ sealSecrets: ['a-new-secret-of-16!', 'an-old-secret-of-16'] })
    expect((await ask(request(), rotated)).status).toBe(200)
    expect((await ask(request(), create({ sealSecrets: ['a-new-secret-of-16!'] }))).status).toBe(403)
  })

  it('is not used where the app checks by itself, and authorize gets the bare id', async () => {
    const asked: unknown[] = []
    const { sealedId, status } = await withJob({
      ids: 'plain',
      authorize: (_, what) => {
        asked.push(what)
        return { id: 'ada' }
      },
    })
    expect(sealedId).not.toContain('.')
    expect((await status()).status).toBe(200)
    expect(asked.at(-1)).toEqual({ action: 'status', modelId: undefined, requestId: sealedId })
  })
})
