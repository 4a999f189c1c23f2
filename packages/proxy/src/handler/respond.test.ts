import { simulatorApiKey } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../testing/create-world.ts'
import type { Route } from './route.ts'

it.each([
  ['GET', '/v2/capabilities', 'DELETE', 'GET, HEAD, OPTIONS'],
  ['POST', '/v2/kling-o1', 'PUT', 'POST, OPTIONS'],
  ['POST', '/v2/kling-o1', 'GET', 'POST, OPTIONS'],
])('an address for %s, %s, says to a %s what it takes: %s', async (_, path, method, methods) => {
  const { get } = createWorld()
  const reply = await get(path, {}, method)
  expect(reply).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } })
  expect(reply.headers.get('allow')).toBe(methods)
  expect((await get(path, {}, 'OPTIONS')).headers.get('allow')).toBe(methods)
})

it('an authorize that fails lets nobody in, and the operator reads why, without the key', async () => {
  const { submit, simulator, logs } = createWorld({
    authorize: () => Promise.reject(new Error(`no sessions for ${simulatorApiKey}`)),
  })
  const reply = await submit()
  expect(reply).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
  expect(reply.text).not.toContain('sessions')
  expect(logs).toEqual([expect.stringContaining('no sessions for [redacted]')])
  expect(simulator.calls).toEqual([])
})

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
