import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newIntentId } from '../testing/create-world.ts'
import type { ProxyProcess, Step } from '../testing/start-proxy-process.ts'
import { bareId, outcomeUnknown, type SharedWorld, startSharedWorld } from '../testing/start-shared-world.ts'

let world: SharedWorld
beforeAll(async () => void (world = await startSharedWorld()))
afterEach(async () => {
  world.simulator.clearFaults()
  await Promise.all([world.ada, world.bea].map((proxy) => proxy.setAhead(0)))
})
afterAll(() => world[Symbol.asyncDispose]())

/** Past the deadline of every claim made until now. */
const deadlineMs = 310_000

/** How a question fares at once, and a copy in the end. */
interface End {
  now: number
  copy: number
  code?: string
  /** Whether the copy got the id that Segmind gave out. */
  isItsId: boolean
}

const found: End = { now: 200, copy: 200, code: undefined, isItsId: true }
const neverClaimed: End = { now: 404, copy: 200, code: undefined, isItsId: true }
const inFlight: End = { now: 202, copy: 502, code: 'outcome-unknown', isItsId: false }

/** Asks the survivor, gives it a copy, and lets the deadline pass where the dead one has claimed the intent. */
async function takeOver(survivor: ProxyProcess, intentId: string) {
  const { status: now } = await survivor.ask(intentId)
  const copying = survivor.submit(intentId)
  if (now === inFlight.now) await survivor.setAhead(deadlineMs)
  const copy = await copying
  expect(await survivor.ask(intentId)).toMatchObject({ status: copy.status, body: copy.body })
  const [id] = world.idsOf(intentId)
  const end = { now, copy: copy.status, code: copy.body.code, isItsId: bareId(copy) === id }
  return { copy, end: end as End }
}

const deaths: { step: Step; posts: number[]; ends: End[] }[] = [
  { step: 'before claim', posts: [1], ends: [neverClaimed] },
  { step: 'during claim', posts: [0, 1], ends: [neverClaimed, inFlight] },
  { step: 'after claim', posts: [0], ends: [inFlight] },
  { step: 'during upstream', posts: [0, 1], ends: [inFlight] },
  { step: 'after upstream', posts: [1], ends: [inFlight] },
  { step: 'during settle', posts: [1], ends: [inFlight, found] },
  { step: 'after settle', posts: [1], ends: [found] },
]

// From the first turn of the event loop to about the last of a submission, closer together at its beginning.
const rounds = process.env['KLING_NIGHTLY'] ? 200 : 16
const turns = new Set(Array.from({ length: rounds }, (_, at) => Math.round(3000 ** (at / (rounds - 1)))))

describe.each([
  { client: 'node-redis 6', survivor: () => world.bea },
  { client: 'ioredis 6', survivor: () => world.ada },
] as const)('when a process that uses $client is killed', ({ client, survivor }) => {
  it.each(deaths)('$step, the other one sends nothing twice', async ({ step, posts, ends }) => {
    const doomed = await world.start(client, { dieAt: step })
    const intentId = newIntentId()
    const first = doomed.submit(intentId).catch(() => 'no answer')
    expect(await doomed.ended).toBe('SIGKILL')
    expect(await first).toBe('no answer')
    expect(ends).toContainEqual((await takeOver(survivor(), intentId)).end)
    expect(posts).toContain(world.postsOf(intentId).length)
  })

  it.each([...turns])(
    '%i turns of its event loop after a request came, nothing is sent twice',
    async (dieAfterTurns) => {
      const doomed = await world.start(client, { dieAfterTurns })
      const intentId = newIntentId()
      const first = await doomed.submit(intentId).catch(() => undefined)
      await doomed.ended
      const { copy, end } = await takeOver(survivor(), intentId)
      expect([neverClaimed, inFlight, found]).toContainEqual(end)
      expect(copy.body).toEqual(first?.body ?? copy.body)
      expect(world.postsOf(intentId).length).toBeLessThanOrEqual(1)
    },
  )

  it.each([
    { type: 'hang' },
    { type: 'hang', accepted: false },
    { type: 'slow', delayMs: 60_000 },
    { type: 'stall' },
  ] as const)('while Segmind is at %o, a hundred copies at the other end unknown', async (fault) => {
    const { simulator, postsOf } = world
    const doomed = await world.start(client)
    simulator.next({ ...fault, on: 'submit' })
    const intentId = newIntentId()
    const first = doomed.submit(intentId).catch(() => 'no answer')
    await expect.poll(() => postsOf(intentId).length, { timeout: 10_000 }).toBe(1)
    const copies = Promise.all(Array.from({ length: 100 }, () => survivor().submit(intentId)))
    await doomed.kill()
    expect(await first).toBe('no answer')
    expect((await takeOver(survivor(), intentId)).end).toEqual(inFlight)
    for (const copy of await copies) expect(copy).toMatchObject(outcomeUnknown)
    expect(postsOf(intentId)).toHaveLength(1)
  })
})
