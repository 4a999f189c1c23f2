import { expect, it } from 'vitest'
import { memoryStore } from '../store/memory-store.ts'
import { boat, createWorld, newIntentId } from '../testing/create-world.ts'
import { settle } from '../testing/settle.ts'

/** Ada signs in: what a guest sent is hers. Her app names her present id among the earlier ones, too. */
function signIn(...args: Parameters<typeof createWorld>) {
  const world = createWorld(...args)
  const ada = world.create({ authorize: () => ({ id: 'ada', aliases: ['guest', 'ada', 'visitor'] }) })
  return { ...world, ada }
}

it.each(['guest', 'visitor'])(
  'a late copy from before signing in gets the answer that was given after: %s',
  async (user) => {
    const { submit, ada, simulator } = signIn()
    const intentId = newIntentId()
    expect((await submit(boat, { intentId }, ada)).status).toBe(200)
    const copy = await submit(boat, { intentId, user })
    expect(copy).toMatchObject({ status: 200, body: { status: 'QUEUED' } })
    expect(copy.headers.get('idempotent-replayed')).toBe('true')
    expect(await submit({ prompt: 'a kite' }, { intentId, user })).toMatchObject({
      status: 409,
      body: { code: 'intent-reused' },
    })
    expect(simulator.ledger).toHaveLength(1)
  },
)

it('copies from before and after signing in, at the same moment in two processes, pay once', async () => {
  const { submit, ada, simulator, clock } = signIn({ beforeSubmit: () => Promise.resolve() })
  const intentId = newIntentId()
  const replies = [submit(boat, { intentId }, ada), submit(boat, { intentId, user: 'guest' })]
  await clock.advance(1000)
  expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([200, 200])
  expect(simulator.ledger).toHaveLength(1)
})

it('what Segmind refused is free again under each of the ids', async () => {
  const { submit, ada, simulator } = signIn({}, { script: [{ type: 'rate-limited' }] })
  const intentId = newIntentId()
  expect((await submit(boat, { intentId }, ada)).status).toBe(429)
  expect((await submit(boat, { intentId, user: 'guest' })).status).toBe(200)
  expect(simulator.ledger).toHaveLength(1)
})

it('whoever loses the race frees what it had claimed by then', async () => {
  const store = memoryStore()
  const { submit, create, simulator, clock, until } = createWorld(
    { store },
    { script: [{ type: 'slow', delayMs: 3000 }] },
  )
  const intentId = newIntentId()
  const first = submit(boat, { intentId, user: 'guest' })
  await until(() => simulator.submissions.length === 1)
  const claimed: string[] = []
  const racing = {
    ...store,
    // Looked before the other one had claimed it.
    read: async (key: string) => (claimed.length < 2 ? null : store.read(key)),
    claim(...args: Parameters<typeof store.claim>) {
      claimed.push(args[0])
      return store.claim(...args)
    },
  }
  const ada = create({ authorize: () => ({ id: 'ada', aliases: ['guest', 'visitor'] }), store: racing })
  const second = submit(boat, { intentId }, ada)
  await clock.advance(1000)
  expect(claimed).toEqual([`kling-intent/visitor/${intentId}`, `kling-intent/guest/${intentId}`])
  expect(await store.read(`kling-intent/visitor/${intentId}`)).toBeNull()
  await clock.advance(3000)
  expect((await second).status).toBe(200)
  expect((await first).status).toBe(200)
  expect(simulator.ledger).toHaveLength(1)
})

it('a copy from after signing in waits for the one from before, and the app is asked once', async () => {
  let decide = () => {}
  let times = 0
  const { submit, simulator, until } = createWorld({
    authorize: (request) =>
      request.headers.get('x-user') === 'guest' ? { id: 'guest' } : { id: 'ada', aliases: ['guest'] },
    beforeSubmit: () => {
      times += 1
      return new Promise<void>((resolve) => void (decide = resolve))
    },
  })
  const intentId = newIntentId()
  const first = submit(boat, { intentId, user: 'guest' })
  await until(() => times === 1)
  const second = submit(boat, { intentId })
  await settle()
  expect(times).toBe(1)
  const other = await submit({ prompt: 'a kite' }, { intentId })
  expect(other).toMatchObject({ status: 409, body: { code: 'intent-reused' } })
  decide()
  expect((await first).status).toBe(200)
  expect((await second).headers.get('idempotent-replayed')).toBe('true')
  expect(simulator.ledger).toHaveLength(1)
})

it('a claim that fails under one id is taken back under the others', async () => {
  const store = memoryStore()
  const { submit, create, simulator } = createWorld({ store })
  const failing = {
    ...store,
    claim: async (...args: Parameters<typeof store.claim>) => {
      if (args[0].startsWith('kling-intent/ada/')) throw new Error('connection lost')
      return store.claim(...args)
    },
  }
  const ada = create({ authorize: () => ({ id: 'ada', aliases: ['guest', 'visitor'] }), store: failing })
  const intentId = newIntentId()
  expect(await submit(boat, { intentId }, ada)).toMatchObject({
    status: 503,
    body: { code: 'store-unavailable', billed: 'no' },
  })
  for (const id of ['guest', 'visitor']) expect(await store.read(`kling-intent/${id}/${intentId}`)).toBeNull()
  expect(simulator.calls).toEqual([])
  expect((await submit(boat, { intentId, user: 'guest' })).status).toBe(200)
})
