import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQuota, type OpenCounter, type QuotaOptions } from '../limits.ts'
import { boat, createWorld, newIntentId, type SubmitOptions } from '../testing/create-world.ts'

const short = { prompt: 'a paper boat', duration: '3' }
const long = { prompt: 'a paper boat', duration: '15' }
const [minuteMs, dayMs] = [60_000, 86_400_000]

// rate-limiter-flexible knows no clock but the system's.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const createLimited = (options: QuotaOptions, ...more: Parameters<typeof createWorld>) =>
  createWorld({ quota: createQuota(options), ...more[0] }, more[1])

/** Submits one after the other; resolves with their HTTP statuses. */
async function submitAll(world: ReturnType<typeof createWorld>, count: number, options?: SubmitOptions) {
  const statuses: number[] = []
  for (let sent = 0; sent < count; sent++) statuses.push((await world.submit(short, options)).status)
  return statuses
}

/** What a model's estimate reserves, in dollars. */
async function reservedFor(input: object) {
  let high = 0
  await createWorld({ beforeSubmit: ({ estimate }) => void (high = estimate?.high ?? 0) }).submit(input)
  return high
}

describe('a quota per caller', () => {
  it('counts submissions a minute and says when to come back', async () => {
    const world = createLimited({ perCaller: { submitsPerMinute: 2 } })
    expect(await submitAll(world, 2)).toEqual([200, 200])
    vi.advanceTimersByTime(18_000)
    const reply = await world.submit()
    expect(reply).toMatchObject({
      status: 429,
      body: { code: 'quota', billed: 'no', retry_after_ms: minuteMs - 18_000 },
    })
    expect(reply.headers.get('retry-after')).toBe('42')
    expect(reply.body.error).toMatch(/Nothing was charged. Try again in 42 seconds/)
    expect(world.simulator.ledger).toHaveLength(2)
    vi.advanceTimersByTime(minuteMs - 18_000)
    expect(await submitAll(world, 3)).toEqual([200, 200, 429])
  })

  it('counts submissions a day', async () => {
    const world = createLimited({ perCaller: { submitsPerMinute: 2, submitsPerDay: 3 } })
    expect(await submitAll(world, 2)).toEqual([200, 200])
    vi.advanceTimersByTime(minuteMs)
    expect(await submitAll(world, 2)).toEqual([200, 429])
    expect((await world.submit()).body).toMatchObject({ retry_after_ms: dayMs - minuteMs })
  })

  it('counts each caller apart', async () => {
    const world = createLimited({ perCaller: { submitsPerDay: 1 } })
    expect(await submitAll(world, 2, { user: 'ada' })).toEqual([200, 429])
    expect(await submitAll(world, 2, { user: 'bea' })).toEqual([200, 429])
  })

  it('may follow from who the caller is', async () => {
    const plans: Record<string, number> = { pro: 2, odd: NaN }
    const world = createLimited({
      perCaller: ({ id }) => (id === 'staff' ? undefined : { submitsPerDay: plans[id] ?? 1 }),
    })
    expect(await submitAll(world, 3, { user: 'free' })).toEqual([200, 429, 429])
    expect(await submitAll(world, 3, { user: 'pro' })).toEqual([200, 200, 429])
    expect(await submitAll(world, 3, { user: 'odd' })).toEqual([429, 429, 429])
    expect(await submitAll(world, 3, { user: 'staff' })).toEqual([200, 200, 200])
  })

  it('reserves the high end of the estimate', async () => {
    const [cheap, dear] = [await reservedFor(short), await reservedFor(long)]
    const world = createLimited({ perCaller: { usdPerDay: dear + cheap } })
    expect((await world.submit(long)).status).toBe(200)
    expect((await world.submit(long)).body).toMatchObject({ code: 'quota', retry_after_ms: dayMs })
    // What was refused does not count: the cheap one still fits, to the hundredth of a cent.
    expect((await world.submit(short)).status).toBe(200)
    expect((await world.submit(short)).status).toBe(429)
  })

  it('does not send anybody waiting for what never fits', async () => {
    const world = createLimited({ perCaller: { usdPerDay: 0.01 } })
    const reply = await world.submit(long)
    expect(reply).toMatchObject({ status: 429, body: { code: 'quota', billed: 'no' } })
    expect(reply.body).not.toHaveProperty('retry_after_ms')
    expect(reply.body.error).toMatch(/Choose another model or a shorter video/)
  })
})

describe('a quota in total', () => {
  it('counts all callers together, and says nothing of how much it is', async () => {
    const world = createLimited({ inTotal: { submitsPerDay: 2 } })
    expect(await submitAll(world, 1, { user: 'ada' })).toEqual([200])
    expect(await submitAll(world, 1, { user: 'bea' })).toEqual([200])
    const { body } = await world.submit(boat, { user: 'cem' })
    expect(body).toMatchObject({ code: 'quota', retry_after_ms: dayMs })
    expect(body.error).toMatch(/^Everybody together has sent as many requests as are allowed in a day\./)
  })

  it('is not used up by callers who are over their own', async () => {
    const world = createLimited({ perCaller: { submitsPerDay: 1 }, inTotal: { submitsPerDay: 2 } })
    expect(await submitAll(world, 5, { user: 'ada' })).toEqual([200, 429, 429, 429, 429])
    expect(await submitAll(world, 1, { user: 'bea' })).toEqual([200])
  })

  it('gives a caller back what was over the total', async () => {
    const world = createLimited({ perCaller: { submitsPerDay: 1 }, inTotal: { submitsPerMinute: 1 } })
    expect(await submitAll(world, 1, { user: 'ada' })).toEqual([200])
    expect(await submitAll(world, 1, { user: 'bea' })).toEqual([429])
    vi.advanceTimersByTime(minuteMs)
    expect(await submitAll(world, 1, { user: 'bea' })).toEqual([200])
  })
})

describe('what counts', () => {
  it.each(['bad-request', 'insufficient-credits', 'rate-limited', 'unauthorized'] as const)(
    'not what Segmind refused: %s',
    async (fault) => {
      const world = createLimited(
        { perCaller: { submitsPerDay: 1, usdPerDay: 5 } },
        {},
        { script: [{ type: fault }] },
      )
      expect((await world.submit()).status).not.toBe(200)
      expect(await submitAll(world, 2)).toEqual([200, 429])
    },
  )

  it.each(['server-error', 'drop-after', 'empty'] as const)(
    'what may have been charged: %s',
    async (fault) => {
      const world = createLimited({ perCaller: { submitsPerDay: 1 } }, {}, { script: [{ type: fault }] })
      expect((await world.submit()).body).toMatchObject({ code: 'outcome-unknown' })
      expect(await submitAll(world, 1)).toEqual([429])
    },
  )

  it('not a copy, at once or later, though the quota is used up', async () => {
    const world = createLimited({ perCaller: { submitsPerDay: 1 } })
    const intentId = newIntentId()
    const replies = await Promise.all([1, 2, 3].map(() => world.submit(boat, { intentId })))
    replies.push(await world.submit(boat, { intentId }))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('not a copy that another process has', async () => {
    const quota = createQuota({ perCaller: { submitsPerDay: 1 } })
    const world = createWorld({ quota })
    const other = world.create()
    const intentId = newIntentId()
    const both = [world.proxy, other].map((proxy) => world.submit(boat, { intentId }, proxy))
    await world.clock.advance(1000)
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200])
    expect(world.simulator.ledger).toHaveLength(1)
  })

  it('not what beforeSubmit or the input refused', async () => {
    let isRefusing = true
    const beforeSubmit = () => (isRefusing ? { refuse: { message: 'No.' } } : undefined)
    const world = createLimited({ perCaller: { submitsPerDay: 1 } }, { beforeSubmit })
    expect((await world.submit()).status).toBe(403)
    expect((await world.submit({ prompt: '' })).status).toBe(400)
    isRefusing = false
    expect(await submitAll(world, 2)).toEqual([200, 429])
  })

  it('not twice what was refused once and is pressed again', async () => {
    const world = createLimited({ perCaller: { submitsPerMinute: 1 } })
    const intentId = newIntentId()
    await world.submit()
    expect((await world.submit(boat, { intentId })).status).toBe(429)
    expect((await world.get(`/v2/intents/${intentId}`)).body).toMatchObject({ code: 'quota' })
    vi.advanceTimersByTime(minuteMs)
    expect((await world.submit(boat, { intentId })).status).toBe(200)
    expect((await world.submit(boat, { intentId })).headers.get('idempotent-replayed')).toBe('true')
  })

  it('nothing is given back to a window that has ended meanwhile', async () => {
    const quota = createQuota({ perCaller: { submitsPerMinute: 1 } })
    const submission = { caller: { id: 'ada' }, modelId: 'kling-o1', input: {}, intentId: 'intent-1' }
    const first = await quota.reserve(submission)
    vi.advanceTimersByTime(minuteMs)
    await quota.reserve(submission)
    if ('release' in first) await first.release()
    expect(await quota.reserve(submission)).toHaveProperty('refuse')
  })
})

describe('a model without a price', () => {
  const unpriced = { caller: { id: 'ada' }, modelId: 'mine', input: {}, intentId: 'intent-1' }

  it('is refused where money is limited', async () => {
    expect(await createQuota({ inTotal: { usdPerDay: 1e9 } }).reserve(unpriced)).toHaveProperty('refuse')
  })

  it('counts as what the app says', async () => {
    const quota = createQuota({ inTotal: { usdPerDay: 1 }, unknownCostUsd: 0.6 })
    expect(await quota.reserve(unpriced)).toHaveProperty('release')
    expect(await quota.reserve(unpriced)).toHaveProperty('refuse')
  })
})

describe('a counter of the app’s own', () => {
  const submission = (high?: number) => ({
    caller: { id: 'ada' },
    modelId: 'kling-o1',
    input: {},
    intentId: 'intent-1',
    estimate: high === undefined ? undefined : { low: 0, high, currency: 'USD' as const, asOf: '2026-11' },
  })

  /** Sums by window and key. The window named `broken` answers nothing. */
  function openSums(broken?: string) {
    const sums = new Map<string, number>()
    const durations = new Map<string, number>()
    const counter: OpenCounter = ({ keyPrefix, duration }) => {
      durations.set(keyPrefix, duration)
      const add = async (key: string, points: number) => {
        if (keyPrefix === broken) throw new Error('The counter is away.')
        const consumedPoints = (sums.get(`${keyPrefix} ${key}`) ?? 0) + points
        sums.set(`${keyPrefix} ${key}`, consumedPoints)
        return { consumedPoints, msBeforeNext: 1000 * duration }
      }
      return { penalty: add, reward: (key, points) => add(key, -points) }
    }
    return { counter, sums, durations }
  }

  it('counts each window apart: submissions one by one, money in hundredths of a cent, rounded up', async () => {
    const { counter, sums, durations } = openSums()
    const limits = { submitsPerMinute: 9, submitsPerDay: 9, usdPerDay: 9 }
    const quota = createQuota({ perCaller: limits, inTotal: limits, counter })
    await quota.reserve(submission(0.60001))
    expect(Object.fromEntries(sums)).toEqual({
      'kling-quota/caller/usdPerDay ada': 6001,
      'kling-quota/caller/submitsPerDay ada': 1,
      'kling-quota/caller/submitsPerMinute ada': 1,
      'kling-quota/total/usdPerDay all': 6001,
      'kling-quota/total/submitsPerDay all': 1,
      'kling-quota/total/submitsPerMinute all': 1,
    })
    const seconds = { submitsPerMinute: 60, submitsPerDay: 86_400, usdPerDay: 86_400 }
    for (const [limit, duration] of Object.entries(seconds))
      for (const scope of ['caller', 'total'])
        expect(durations.get(`kling-quota/${scope}/${limit}`)).toBe(duration)
  })

  it('counts three dimes as no more than thirty cents', async () => {
    const quota = createQuota({ inTotal: { usdPerDay: 0.3 }, counter: openSums().counter })
    for (const high of [0.1, 0.2]) expect(await quota.reserve(submission(high))).toHaveProperty('release')
    expect(await quota.reserve(submission(0.0001))).toHaveProperty('refuse')
  })

  it('that fails half-way lets nothing pass, and has back what was taken before', async () => {
    const { counter, sums } = openSums('kling-quota/caller/submitsPerMinute')
    const quota = createQuota({ perCaller: { submitsPerDay: 1, submitsPerMinute: 1 }, counter })
    await expect(quota.reserve(submission())).rejects.toThrow('away')
    expect([...sums.values()]).toEqual([0])
  })

  it('makes no present to a window that began while something was given back', async () => {
    const { counter, sums } = openSums()
    const quota = createQuota({ perCaller: { submitsPerDay: 1 }, counter })
    const reservation = await quota.reserve(submission())
    sums.clear()
    if ('release' in reservation) await reservation.release()
    expect([...sums.values()]).toEqual([0])
  })

  it('has what was taken back once, however often that is asked', async () => {
    const { counter, sums } = openSums()
    const quota = createQuota({ perCaller: { submitsPerDay: 5 }, counter })
    const [first] = [await quota.reserve(submission()), await quota.reserve(submission())]
    if ('release' in first) for (let times = 0; times < 2; times++) await first.release()
    expect([...sums.values()]).toEqual([1])
  })
})

describe('the options', () => {
  it.each([
    {},
    { perCaller: { usdPerDay: NaN } },
    { inTotal: { submitsPerDay: -1 } },
    { inTotal: { submitsPerMinute: 5, submitsPerDay: -1 } },
    { perCaller: { usdPerDay: NaN, submitsPerDay: undefined } },
    { inTotal: {}, unknownCostUsd: NaN },
  ])('%j cannot work', (options) => {
    expect(() => createQuota(options)).toThrow(/quota/i)
  })

  it('may leave a limit open, and set one at nothing', async () => {
    const world = createLimited({ perCaller: { submitsPerMinute: undefined, submitsPerDay: 1 } })
    expect(await submitAll(world, 2)).toEqual([200, 429])
    const { status, body } = await createLimited({ inTotal: { submitsPerDay: 0 } }).submit()
    expect([status, body.code]).toEqual([429, 'quota'])
    expect(body).not.toHaveProperty('retry_after_ms')
  })

  it('give the words', async () => {
    const world = createLimited({
      perCaller: { submitsPerDay: 1 },
      message: ({ scope, limit }) => `Heute nicht mehr (${scope}, ${limit}).`,
    })
    await world.submit()
    expect((await world.submit()).body).toMatchObject({ error: 'Heute nicht mehr (caller, submitsPerDay).' })
  })
})
