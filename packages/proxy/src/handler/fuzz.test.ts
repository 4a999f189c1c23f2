import { klingO3TextToVideo, models } from '@kling-kit/spec'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as arbitrary from '../testing/arbitrary-requests.ts'
import { createGuardedWorld } from '../testing/guarded-world.ts'
import { type Attempt, type Outcome, waysIn } from '../testing/ways-in.ts'

const isNightly = Boolean(process.env['KLING_NIGHTLY'])
// By day the same ones every time: a change is blamed for what it breaks, and for nothing else.
const seed = isNightly ? undefined : 20_261_121
const timeout = isNightly ? 1_800_000 : 60_000

// Two in three as requests, where they are quick; the rest as bytes.
const share = { 'the handler': 2 / 3, 'a raw socket': 1 / 3 } as const
const counts = isNightly
  ? { paths: 100_000, headers: 20_000, bodies: 20_000 }
  : { paths: 5_000, headers: 5_000, bodies: 5_000 }

const submitPath = '/api/kling/v2/kling-o3-text2video'
const json = [['content-type', 'application/json']] as const
const fields = new Set(Object.keys(klingO3TextToVideo.fields))
const boat = '{"prompt":"a paper boat"}'

describe.each(['the handler', 'a raw socket'] as const)('over %s', (name) => {
  const createTarget = async () => {
    const world = await createGuardedWorld(undefined, { limits: { submitsPerMinute: 1e9 } })
    const goIn = await waysIn[name](world)
    return { world, statusPath: world.fill('~/v2/requests/{id}/status'), goIn }
  }
  type Target = Awaited<ReturnType<typeof createTarget>>

  /** Sends it, and expects of every answer and log what must never be in there. */
  const attempt = async ({ world, goIn }: Target, request: Attempt) => {
    const before = world.callCount()
    const outcome = await goIn(request)
    if (!outcome) return undefined
    world.expectNoHarm(outcome.said)
    return { ...outcome, calls: world.callCount() - before }
  }

  const runsOf = (what: keyof typeof counts) => Math.ceil(counts[what] * share[name])
  const check = async <Values extends [unknown, ...unknown[]]>(
    what: keyof typeof counts,
    property: fc.IAsyncProperty<Values>,
  ) => fc.assert(property, { numRuns: runsOf(what), seed })

  it(`${runsOf('paths')} paths: none reaches what is not one of three routes`, { timeout }, async () => {
    const target = await createTarget()
    const { fill } = target.world
    const isRoute = (method: string, { path }: Outcome) =>
      method === 'POST'
        ? models.some(({ id }) => path === `/api/kling/v2/${id}`)
        : /^(GET|HEAD)$/.test(method) &&
          [target.statusPath, fill('~/v2/requests/{id}'), fill('~/v2/capabilities')].includes(path)
    let count = 0
    const property = fc.asyncProperty(arbitrary.path, arbitrary.method, async (text, method) => {
      const headers = [...json, ['idempotency-key', `intent-fuzz-${count++}`]] as const
      const path = fill(text).replaceAll('~', '/api/kling')
      const outcome = await attempt(target, { method, path, headers, body: boat })
      if (!outcome || isRoute(method, outcome)) return
      expect(outcome.calls).toBe(0)
      expect(method === 'OPTIONS' || outcome.status === 0 || outcome.status >= 400).toBe(true)
    })
    await check('paths', property)
  })

  it(`${runsOf('headers')} sets of headers: none changes what is asked upstream`, { timeout }, async () => {
    const target = await createTarget()
    let count = 0
    const property = fc.asyncProperty(arbitrary.headers, fc.boolean(), async (set, isSubmission) => {
      const own = [...json, ['idempotency-key', `intent-fuzz-${count++}`]] as const
      const outcome = await attempt(
        target,
        isSubmission
          ? { method: 'POST', path: submitPath, headers: [...own, ...set], body: boat }
          : { method: 'GET', path: target.statusPath, headers: set },
      )
      expect([200, 400, 403, 413, 415, 417, 431]).toContain(outcome?.status)
      // What was answered 200 was sent with exactly our own headers, or expectNoHarm had thrown.
      expect(outcome?.calls).toBeLessThanOrEqual(outcome?.status === 200 ? 1 : 0)
    })
    await check('headers', property)
  })

  it(`${runsOf('bodies')} bodies: each is refused before it is sent, or sent as the model takes it`, {
    timeout,
  }, async () => {
    const target = await createTarget()
    let count = 0
    const property = fc.asyncProperty(arbitrary.body, async (body) => {
      const headers = [...json, ['idempotency-key', `intent-fuzz-${count++}`]] as const
      const outcome = await attempt(target, { method: 'POST', path: submitPath, headers, body })
      expect([200, 400]).toContain(outcome?.status)
      expect(outcome?.calls).toBe(outcome?.status === 200 ? 1 : 0)
      const sent = target.world.simulator.submissions.at(-1)?.body ?? {}
      expect(Object.keys(sent).filter((field) => !fields.has(field))).toEqual([])
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    })
    await check('bodies', property)
    // Else the bodies are not what they are meant to be.
    expect(target.world.callCount()).toBeGreaterThan(runsOf('bodies') / 20)
  })
})
