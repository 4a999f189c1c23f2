import { defineModel, klingO1, klingTextToVideo, page, text } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import type { AcceptedSubmission, ProxySubmission } from '../handler/hooks.ts'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'
import { settle } from '../testing/settle.ts'

describe('beforeSubmit', () => {
  it('is told who asks for what, what it may cost and what the client sent along', async () => {
    const seen: ProxySubmission[] = []
    const { submit, simulator } = createWorld({ beforeSubmit: (submission) => void seen.push(submission) })
    const intentId = newIntentId()
    await submit({ ...boat, duration: '10', metadata: { project: 7 } }, { intentId })
    expect(seen).toMatchObject([
      {
        caller: { id: 'ada' },
        modelId: 'kling-o3-text2video',
        input: { ...boat, duration: '10' },
        estimate: { currency: 'USD' },
        intentId,
        metadata: { project: 7 },
      },
    ])
    expect(simulator.submissions[0]?.body).not.toHaveProperty('metadata')
  })

  it('may replace the input by one that the model takes', async () => {
    const { submit, simulator } = createWorld({
      beforeSubmit: ({ input }) => ({ input: { ...input, duration: '3' } }),
    })
    await submit({ ...boat, duration: '15' })
    expect(simulator.submissions[0]?.body).toMatchObject({ duration: '3' })
  })

  it('may not replace it by one that the model does not take', async () => {
    const { submit, simulator, logs } = createWorld({ beforeSubmit: () => ({ input: { prompt: '' } }) })
    expect(await submit()).toMatchObject({ status: 503, body: { code: 'config', billed: 'no' } })
    expect(simulator.calls).toEqual([])
    expect(logs.join()).toContain('beforeSubmit')
  })

  it('may decline in its own words, and the intent stays free', async () => {
    let credits = 0
    const { submit, simulator } = createWorld({
      beforeSubmit: () =>
        credits > 0
          ? undefined
          : { refuse: { status: 402, message: 'Buy credits first. Nothing was charged.' } },
    })
    const intentId = newIntentId()
    expect(await submit(boat, { intentId })).toMatchObject({
      status: 402,
      body: { code: 'refused-by-app', error: 'Buy credits first. Nothing was charged.', billed: 'no' },
    })
    credits = 1
    expect((await submit(boat, { intentId })).status).toBe(200)
    expect(simulator.submissions).toHaveLength(1)
  })

  it.each([true, 'no', {}, { refused: { message: 'No.' } }, { input: null }])(
    'sends nothing when it answers %j, which says neither yes nor no',
    async (answer) => {
      const { submit, simulator, logs } = createWorld({ beforeSubmit: () => answer as never })
      expect(await submit()).toMatchObject({ status: 503, body: { code: 'config', billed: 'no' } })
      expect(logs.join()).toContain('beforeSubmit may answer')
      expect(simulator.calls).toEqual([])
    },
  )

  it('may decline without a word', async () => {
    const { submit } = createWorld({ beforeSubmit: () => ({ refuse: { status: 402 } }) as never })
    const { status, body } = await submit()
    expect([status, body.code]).toEqual([402, 'refused-by-app'])
    expect(body.error).toMatch(/\w/)
  })

  it.each([400, 499])('may decline with status %d', async (status) => {
    const { submit } = createWorld({ beforeSubmit: () => ({ refuse: { status, message: 'No.' } }) })
    expect((await submit()).status).toBe(status)
  })

  it('is heard for five hundred letters', async () => {
    const { submit } = createWorld({
      beforeSubmit: () => ({ refuse: { message: `${'a'.repeat(500)}b` } }),
    })
    expect((await submit()).body.error).toBe('a'.repeat(500))
  })

  it.each([399, 499.5, 200, 302, 500, Number.NaN])('cannot turn a refusal into status %d', async (status) => {
    const { submit } = createWorld({ beforeSubmit: () => ({ refuse: { status, message: 'No.' } }) })
    expect((await submit()).status).toBe(403)
  })

  it('refuses when it throws', async () => {
    const { submit, simulator, logs } = createWorld({
      beforeSubmit: () => {
        throw new Error('database is down')
      },
    })
    const reply = await submit()
    expect(reply).toMatchObject({ status: 503, body: { code: 'refused-by-app', billed: 'no' } })
    expect(reply.text).not.toContain('database')
    expect(logs.join()).toContain('database is down')
    expect(simulator.calls).toEqual([])
  })

  it('refuses when it does not answer', async () => {
    const { submit, simulator, clock } = createWorld({ beforeSubmit: () => new Promise<void>(() => {}) })
    const reply = submit()
    await clock.advance(10_000)
    expect((await reply).status).toBe(503)
    expect(simulator.calls).toEqual([])
  })

  it('is asked once for all copies', async () => {
    let times = 0
    const { submit } = createWorld({ beforeSubmit: () => void times++ })
    const intentId = newIntentId()
    await Promise.all([submit(boat, { intentId }), submit(boat, { intentId })])
    await submit(boat, { intentId })
    expect(times).toBe(1)
  })
})

describe('onAccepted', () => {
  it('is told the bare id once per intent, before the caller', async () => {
    const seen: AcceptedSubmission[] = []
    const { submit, simulator } = createWorld({ onAccepted: (submission) => void seen.push(submission) })
    const intentId = newIntentId()
    await Promise.all([submit(boat, { intentId }), submit(boat, { intentId })])
    await submit(boat, { intentId })
    expect(seen).toMatchObject([
      { requestId: simulator.ledger[0]?.requestId, intentId, caller: { id: 'ada' } },
    ])
  })

  it('holds the answer for two seconds at the most, and its failure does not spoil it', async () => {
    const { submit, clock, until, simulator, create, logs } = createWorld({
      onAccepted: () => new Promise(() => {}),
    })
    const reply = submit()
    await until(() => simulator.ledger.length === 1)
    await clock.advance(2000)
    expect((await reply).status).toBe(200)
    const failing = create({ onAccepted: () => Promise.reject(new Error('disk full')) })
    expect((await submit(boat, {}, failing)).status).toBe(200)
    expect(logs.join()).toContain('disk full')
  })
})

describe('an onAccepted that takes its time', () => {
  it('keeps the host alive until it is through, though the caller was answered', async () => {
    let finish = () => {}
    const kept: Promise<unknown>[] = []
    const ends: string[] = []
    const { submit, clock, until, simulator } = createWorld({
      onAccepted: () => new Promise<void>((resolve) => void (finish = resolve)),
      waitUntil: (work) => void kept.push(work),
    })
    const reply = submit()
    await until(() => simulator.ledger.length === 1)
    await clock.advance(2000)
    expect((await reply).status).toBe(200)
    void Promise.all(kept).then(() => ends.push('the host'))
    await settle()
    expect(ends).toEqual([])
    finish()
    await settle()
    expect(ends).toEqual(['the host'])
  })
})

describe('limits', () => {
  it('refuse the next new submission of a caller, say when, and count nobody else', async () => {
    // With one place for a call: who is refused must not keep it.
    const { submit, simulator, clock } = createWorld({ limits: { submitsPerMinute: 2, maxCalls: 1 } })
    await submit()
    await clock.advance(20_000)
    await submit()
    expect(await submit()).toMatchObject({
      status: 429,
      body: { code: 'rate-limited', retry_after_ms: 40_000 },
    })
    expect((await submit(boat, { user: 'bea' })).status).toBe(200)
    await clock.advance(40_001)
    expect((await submit()).status).toBe(200)
    expect(simulator.submissions).toHaveLength(4)
  })

  it('never refuse a second copy of what was granted', async () => {
    const { submit, simulator } = createWorld({ limits: { submitsPerMinute: 1 } })
    const intentId = newIntentId()
    const replies = await Promise.all([submit(boat, { intentId }), submit(boat, { intentId })])
    replies.push(await submit(boat, { intentId }))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await submit()).status).toBe(429)
    expect(simulator.submissions).toHaveLength(1)
  })

  it('of the caller go before those of the proxy', async () => {
    const { submit } = createWorld({ authorize: () => ({ id: 'ada', limits: { submitsPerMinute: 0 } }) })
    expect((await submit()).status).toBe(429)
  })

  it('bound the calls under way, let go when they end, and count nobody who found no place', async () => {
    const { submit, simulator, clock, until } = createWorld(
      { limits: { maxCalls: 1, submitsPerMinute: 2 } },
      { script: [{ type: 'slow', delayMs: 1000 }] },
    )
    const first = submit()
    await until(() => simulator.submissions.length === 1)
    expect((await submit()).status).toBe(429)
    expect((await submit(boat, { user: 'bea' })).status).toBe(200)
    await clock.advance(1000)
    await first
    expect((await submit()).status).toBe(200)
  })
})

describe('what is offered', () => {
  it('is the list of the proxy and, within it, of the caller', async () => {
    const { submit, create, get, simulator } = createWorld({ models: ['kling-o1', klingTextToVideo] })
    expect(await submit()).toMatchObject({ status: 404, body: { code: 'unknown-model' } })
    expect((await submit(boat, { model: 'kling-text2video' })).status).toBe(200)
    const narrow = create({ authorize: () => ({ id: 'ada', models: ['kling-o1'] }) })
    expect((await submit(boat, { model: 'kling-text2video' }, narrow)).status).toBe(404)
    expect((await get('/v2/capabilities')).body).toEqual({
      models: ['kling-o1', 'kling-text2video'],
      uploads: false,
      events: false,
      media: false,
      limits: { submits_per_minute: 20, max_body_bytes: 1_048_576 },
    })
    expect(simulator.submissions).toHaveLength(1)
  })

  it('may be a model of the app’s own', async () => {
    const own = { ...klingO1, id: 'kling-o9' }
    const { submit, simulator } = createWorld({ models: [own] }, { models: [own] })
    const input = { prompt: 'Merge @Image1', image_urls: ['https://images.segmind.com/a.png'] }
    expect((await submit(input, { model: 'kling-o9' })).status).toBe(200)
    expect(simulator.submissions).toMatchObject([{ modelId: 'kling-o9' }])
  })

  it('may be a model with a field named metadata, which is then input like any other', async () => {
    const source = page('kling-o9')
    const own = defineModel({
      id: 'kling-o9',
      label: 'Kling O9',
      summary: 'Takes a field of this name.',
      gives: 'video',
      fields: {
        prompt: text({ label: 'Prompt', group: 'essential', required: true, source }),
        metadata: text({ label: 'Metadata', group: 'essential', source }),
      },
      usualSeconds: { mean: 100, source },
      source,
    })
    const seen: ProxySubmission[] = []
    const { submit, simulator } = createWorld(
      { models: [own], beforeSubmit: (submission) => void seen.push(submission) },
      { models: [own] },
    )
    expect((await submit({ ...boat, metadata: 'A film' }, { model: 'kling-o9' })).status).toBe(200)
    expect(simulator.submissions[0]?.body).toMatchObject({ ...boat, metadata: 'A film' })
    expect(seen[0]?.input).toMatchObject({ metadata: 'A film' })
    expect(seen[0]?.metadata).toBeUndefined()
  })

  it('may be a model that fails: nothing was sent, and that is certain', async () => {
    const broken = {
      ...klingO1,
      parse: () => {
        throw new TypeError('no such rule')
      },
    }
    const { submit, simulator, logs } = createWorld({ models: [broken] })
    expect(await submit(boat, { model: 'kling-o1' })).toMatchObject({
      status: 503,
      body: { code: 'config', billed: 'no' },
    })
    expect(logs.join()).toContain('no such rule')
    expect(simulator.calls).toEqual([])
  })

  it('is checked before anything is sent, and the issues name their paths', async () => {
    const { submit, simulator } = createWorld()
    expect(await submit({ prompt: '', duration: 99 })).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-input',
        billed: 'no',
        issues: [{ path: [expect.any(String)] }, expect.anything()],
      },
    })
    expect(simulator.calls).toEqual([])
  })
})
