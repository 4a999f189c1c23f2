import { expect, it } from 'vitest'
import { createQuota } from '../limits.ts'
import { memoryStore } from '../store/memory-store.ts'
import { createWorld, newIntentId } from '../testing/create-world.ts'
import type { ProxyEvent } from './hooks.ts'

const secret = 'the prompt of a secret film'
const input = { prompt: secret }
const intentId = 'intent-that-is-told-of'

type World = ReturnType<typeof createWorld>

/** Everything that was told; none of it a prompt. */
function toldIn({ events }: World): ProxyEvent[] {
  expect(JSON.stringify(events)).not.toMatch(/secret|SG_|42\.83|too few/)
  return events
}

it('a submission, its copy and its polls are told with what they are about and how long they took', async () => {
  const world = createWorld({}, { script: [{ type: 'slow', delayMs: 700 }] })
  const { submit, get, clock, simulator, until } = world
  const first = submit(input, { intentId })
  await until(() => simulator.submissions.length === 1)
  await clock.advance(700)
  const { body } = await first
  await submit(input, { intentId })
  await get(`/v2/requests/${String(body.request_id)}/status`)
  await get(`/v2/intents/${intentId}`)
  const requestId = simulator.ledger[0]?.requestId
  const modelId = 'kling-o3-text2video'
  expect(toldIn(world)).toEqual([
    {
      type: 'accepted',
      traceId: expect.any(String),
      durationMs: 700,
      upstreamMs: 700,
      httpStatus: 200,
      detail: 'HTTP 200',
      action: 'submit',
      callerId: 'ada',
      modelId,
      intentId,
      requestId,
    },
    expect.objectContaining({ type: 'replayed', durationMs: 0, intentId, requestId, httpStatus: 200 }),
    expect.objectContaining({ type: 'answered', action: 'status', requestId, upstreamMs: 0 }),
    expect.objectContaining({ type: 'replayed', action: 'intent', intentId, requestId }),
  ])
  expect(world.events[1]).not.toHaveProperty('upstreamMs')
})

it('an outcome that comes late is told again, with the time it took in the end', async () => {
  const world = createWorld({}, { script: [{ type: 'slow', delayMs: 45_000 }] })
  const { submit, clock, simulator, until } = world
  const waiting = submit(input, { intentId })
  await until(() => simulator.submissions.length === 1)
  await clock.advance(30_000)
  await waiting
  await clock.advance(15_000)
  await until(() => world.events.length === 2)
  expect(toldIn(world)).toMatchObject([
    { type: 'in-flight', durationMs: 30_000, code: 'in-flight', httpStatus: 202, intentId },
    { type: 'accepted', durationMs: 45_000, upstreamMs: 45_000, isLate: true, code: undefined, intentId },
  ])
  expect(world.events[1]?.requestId).toBe(simulator.ledger[0]?.requestId)
})

it.each([
  { fault: 'rate-limited', type: 'refused', code: 'rate-limited', detail: 'HTTP 429', httpStatus: 429 },
  {
    fault: 'insufficient-credits',
    type: 'refused',
    code: 'insufficient-credits',
    detail: 'HTTP 402',
    httpStatus: 402,
  },
  {
    fault: 'unreachable',
    type: 'refused',
    code: 'upstream-unreachable',
    detail: 'ECONNREFUSED',
    httpStatus: 503,
  },
  {
    fault: 'drop-after',
    type: 'unknown',
    code: 'outcome-unknown',
    detail: 'UND_ERR_SOCKET',
    httpStatus: 502,
  },
] as const)('$fault upstream is told as $type, with what stood behind it', async ({ fault, ...told }) => {
  const world = createWorld({}, { script: [fault] })
  await world.submit(input)
  expect(toldIn(world)).toMatchObject([{ ...told, upstreamMs: 0, callerId: 'ada' }])
})

it('what was refused before Segmind is told without a time there', async () => {
  const world = createWorld()
  const { submit, get, ask } = world
  await submit({ ...input, duration: 99 })
  await submit(input, { model: 'kling-o9' })
  await submit(input, { headers: { 'idempotency-key': 'x' } })
  await submit(input, { headers: { 'sec-fetch-site': 'cross-site' } })
  await get('/v3/nothing-here')
  await ask(new Request('https://app.example/api/kling/v2/capabilities', { method: 'DELETE' }))
  expect(toldIn(world).map(({ type, code, action }) => [type, code, action])).toEqual([
    ['refused', 'invalid-input', 'submit'],
    ['refused', 'unknown-model', 'submit'],
    ['refused', 'intent-required', 'submit'],
    ['refused', 'cross-site', 'submit'],
    ['refused', 'not-found', undefined],
    ['refused', 'method-not-allowed', 'capabilities'],
  ])
  expect(world.events.every((event) => !('upstreamMs' in event))).toBe(true)
})

const fails = (what: string) => () => Promise.reject(new Error(`${what}: ${secret}`))

it("a function of the app's that fails is told by its name, and not in its words", async () => {
  const lost = createWorld({ authorize: fails('sessions') })
  await lost.submit(input)
  expect(toldIn(lost)).toMatchObject([{ type: 'refused', code: 'unauthorized', detail: 'authorize failed' }])

  const unsure = createWorld({ beforeSubmit: fails('credits') })
  await unsure.submit(input)
  expect(toldIn(unsure)).toMatchObject([
    { type: 'refused', code: 'refused-by-app', detail: 'beforeSubmit failed' },
  ])

  const forgetful = createWorld({ onAccepted: fails('jobs') })
  await forgetful.submit(input, { intentId })
  expect(toldIn(forgetful)).toMatchObject([
    { type: 'trouble', detail: 'onAccepted failed', requestId: forgetful.simulator.ledger[0]?.requestId },
    { type: 'accepted', intentId },
  ])
})

it('a quota that cannot be counted, or given back, is told', async () => {
  const uncounted = createWorld({ quota: createQuota({ perCaller: fails('plans') }) })
  await uncounted.submit(input)
  expect(toldIn(uncounted)).toMatchObject([
    { type: 'refused', code: 'store-unavailable', detail: 'quota failed' },
  ])

  const reserve = () => Promise.resolve({ release: fails('counters') })
  const kept = createWorld({ quota: { reserve } }, { script: ['bad-request'] })
  await kept.submit(input)
  expect(toldIn(kept)).toMatchObject([
    { type: 'trouble', detail: 'quota failed' },
    { type: 'refused', code: 'invalid-input', detail: 'HTTP 400' },
  ])
})

it('a store that fails is told when it cannot claim, and when it cannot keep what was accepted', async () => {
  const down = createWorld({ store: { ...memoryStore(), claim: fails('redis') } })
  await down.submit(input)
  expect(toldIn(down)).toMatchObject([{ type: 'refused', code: 'store-unavailable', httpStatus: 503 }])

  const leaky = createWorld({ store: { ...memoryStore(), settle: fails('redis') } })
  await leaky.submit(input, { intentId: newIntentId() })
  expect(toldIn(leaky)).toMatchObject([
    { type: 'trouble', detail: 'store failed at settle', action: 'submit' },
    { type: 'accepted' },
  ])
})

const noDisk = () => {
  throw new Error('no disk')
}

it.each([
  ['throws', noDisk],
  ['rejects', async () => noDisk()],
])('an onEvent that %s hurts nobody', async (_, onEvent) => {
  const { submit, logs } = createWorld({ onEvent })
  expect((await submit(input)).status).toBe(200)
  expect(logs).toEqual(['onEvent failed: Error: no disk'])
})

it.each([
  ['throws', noDisk],
  ['rejects', async () => noDisk()],
])('nor does a log that %s', async (_, log) => {
  const { submit } = createWorld({ log, onEvent: noDisk })
  expect((await submit(input)).status).toBe(200)
})

it('where nobody wants to be told, nothing is missed', async () => {
  const { submit, logs } = createWorld({ onEvent: undefined })
  expect((await submit(input)).status).toBe(200)
  expect(logs).toEqual([])
})

it('what was told stays as it was: the time of a request does not run on', async () => {
  const world = createWorld()
  await world.submit(input)
  await world.clock.advance(5000)
  expect(toldIn(world)).toMatchObject([{ type: 'accepted', durationMs: 0 }])
})
