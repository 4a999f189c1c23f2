import { simulatorApiKey } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../testing/create-world.ts'
import type { Route } from './route.ts'

describe('authorize that reads the body', () => {
  it('is a fault of the app that costs nothing, and the operator reads what to do', async () => {
    const { submit, simulator, logs, events } = createWorld({
      authorize: async (request) => ({ id: await request.text() }),
    })
    expect(await submit()).toMatchObject({ status: 503, body: { code: 'config', billed: 'no' } })
    expect(logs).toEqual([expect.stringContaining('request.clone()')])
    expect(events).toMatchObject([{ type: 'refused', code: 'config', action: 'submit' }])
    expect(simulator.calls).toEqual([])
  })

  it('may read a clone of it', async () => {
    const { submit, logs } = createWorld({
      authorize: async (request) => ({ id: await request.clone().text() }),
    })
    expect((await submit()).status).toBe(200)
    expect(logs).toEqual([])
  })
})

describe('a fault of our own', () => {
  const broken = (verb: Route['verb'], action: Route['action']) => () => ({
    path: '/v2/broken',
    verb,
    action,
    offers: {},
    answer: () => Promise.reject(new TypeError(`cannot read 'x' of ${simulatorApiKey}`)),
  })

  it.each([
    ['POST', 'submit', 'outcome-unknown', 'unknown'],
    ['POST', 'upload', 'bad-upstream', 'no'],
    ['GET', 'capabilities', 'bad-upstream', 'no'],
    ['GET', 'status', 'bad-upstream', 'no'],
  ] as const)('in %s of %s answers %s', async (verb, action, code, billed) => {
    const { get, post, events } = createWorld({ routes: [broken(verb, action)] })
    const reply = await (verb === 'GET' ? get : post)('/v2/broken')
    expect(reply).toMatchObject({ status: 502, body: { code, billed } })
    expect(reply.text).not.toContain('cannot read')
    expect(events).toMatchObject([{ code, action, httpStatus: 502 }])
  })

  it('is told to the operator, without the key', async () => {
    const { get, logs } = createWorld({ routes: [broken('GET', 'status')] })
    await get('/v2/broken')
    expect(logs).toEqual(["The Kling proxy failed: TypeError: cannot read 'x' of [redacted]"])
  })
})
