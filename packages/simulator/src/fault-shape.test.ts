import { describe, expect, it } from 'vitest'
import type { Fault, FaultName } from './fault.ts'
import { api, boat, createTestWorld, headers } from './testing/create-test-world.ts'

async function finishedJob() {
  const world = createTestWorld()
  const id = await world.submit()
  await world.clock.advance(10_000)
  return { ...world, id }
}

describe('an answer of a wrong shape', () => {
  it.each([
    ['wrong-schema', { ok: true, jobs: [{ state: 3 }] }],
    ['empty', { text: '' }],
    ['not-json', { text: 'OK' }],
    ['login-page', { text: expect.stringContaining('Sign in') }],
  ] as [FaultName, unknown][])('%s comes under 200 although the job was accepted', async (type, body) => {
    const { post, simulator } = createTestWorld({ script: [type] })
    expect(await post()).toMatchObject({ status: 200, body })
    expect(simulator.ledger).toHaveLength(1)
  })

  it.each([
    ['other-id', { request_id: '00000000-0000-4000-8000-000000000000' }],
    ['invalid-id', { request_id: '../../v1/get-user-credits?' }],
    [{ type: 'invalid-id', id: 42 }, { request_id: 42 }],
    ['leak-balance', { status: 'COMPLETED', remaining_credits: 42.83 }],
    ['unknown-status', { status: 'THROTTLED' }],
    ['backwards', { status: 'QUEUED' }],
    ['none', { status: 'COMPLETED' }],
  ] as [Fault | FaultName, object][])('%o alters the status of a finished job once', async (fault, body) => {
    const { simulator, status, id } = await finishedJob()
    simulator.next(fault)
    expect(await status(id)).toMatchObject({ status: 200, body })
    expect((await status(id)).body).toMatchObject({ status: 'COMPLETED', request_id: id })
  })

  it('is as small as was ever seen', async () => {
    const { simulator, post, status, result, id } = await finishedJob()
    simulator.next({ type: 'minimal', times: 3 })
    expect(Object.keys((await post()).body)).toEqual(['request_id'])
    expect((await status(id)).body).toEqual({ status: 'COMPLETED' })
    expect((await result(id)).body).toEqual({ status: 'COMPLETED', output: expect.stringContaining('.mp4') })
  })

  it('lacks the id', async () => {
    const { post } = createTestWorld({ script: ['missing-id'] })
    expect((await post()).body).not.toHaveProperty('request_id')
  })

  it('tells of a failure under 200, or with an object for an error; the job stays failed', async () => {
    const { submit, status, simulator } = createTestWorld()
    const [first, second] = [await submit(), await submit()]
    simulator.next({ type: 'failed-under-200', message: 'content_policy_violation' })
    expect(await status(first)).toMatchObject({
      status: 200,
      body: { status: 'FAILED', error: 'content_policy_violation' },
    })
    expect((await status(first)).status).toBe(422)
    simulator.next({ type: 'error-object', message: 'No' })
    expect(await status(second)).toMatchObject({ status: 422, body: { error: { message: 'No' } } })
  })

  it('is huge, or deep, or has keys that poison prototypes', async () => {
    const { simulator } = createTestWorld({ script: ['huge-body', 'deep-json', 'prototype-keys'] })
    const text = async () => {
      const response = await simulator.fetch(`${api}/v2/kling-o3-text2video`, {
        method: 'POST',
        headers,
        body: JSON.stringify(boat),
      })
      return response.text()
    }
    expect((await text()).length).toBeGreaterThan(8 * 2 ** 20)
    expect(await text()).toContain('['.repeat(10_000))
    expect(Object.hasOwn(JSON.parse(await text()), '__proto__')).toBe(true)
  })
})

describe('a result', () => {
  it.each([
    ['no-media', null],
    [{ type: 'output', value: 'javascript:alert(1)' }, 'javascript:alert(1)'],
    [{ type: 'output', value: ['https://a.example/1.mp4'] }, ['https://a.example/1.mp4']],
  ] as [Fault | FaultName, unknown][])('%o has that output and nothing beside it', async (fault, output) => {
    const { simulator, result, id } = await finishedJob()
    simulator.next(typeof fault === 'string' ? { type: 'no-media', on: 'result' } : fault)
    const { body } = await result(id)
    expect(body.output).toEqual(output)
    expect(body).not.toHaveProperty('video')
  })

  it('is the bytes themselves', async () => {
    const { simulator, id } = await finishedJob()
    simulator.next('binary')
    const response = await simulator.fetch(`${api}/v2/requests/${id}`, { headers })
    expect(response.headers.get('content-type')).toBe('video/mp4')
  })
})

describe('the fate of a job', () => {
  it.each([
    [{ type: 'fail', message: 'content_policy_violation' }, 7, 422, { error: 'content_policy_violation' }],
    [{ type: 'fail', late: true }, 9_999, 200, { status: 'PROCESSING' }],
    [{ type: 'fail', late: true }, 10_000, 422, { error: 'Generation failed. Please try again.' }],
    ['expire', 0, 404, {}],
    ['stuck', 3_000_000, 200, { status: 'PROCESSING' }],
    ['long', 39_999, 200, { status: 'PROCESSING' }],
    ['long', 40_000, 200, { status: 'COMPLETED' }],
  ] as [Fault | FaultName, number, number, object][])(
    '%o: after %i ms, HTTP %i',
    async (fault, afterMs, httpStatus, body) => {
      const { submit, status, clock } = createTestWorld({ script: [fault] })
      const id = await submit()
      await clock.advance(afterMs)
      expect(await status(id)).toMatchObject({ status: httpStatus, body })
    },
  )
})

describe('faults in line', () => {
  it('wait for the call they fit', async () => {
    const { simulator, submit, status, result } = createTestWorld()
    const [first, second] = [await submit(), await submit()]
    simulator.next({ type: 'server-error', on: 'result' })
    simulator.next({ type: 'bad-gateway', requestId: second })
    expect((await status(first)).status).toBe(200)
    expect((await status(second)).status).toBe(502)
    expect((await result(second)).status).toBe(500)
    expect(simulator.waitingFaults).toEqual([])
  })

  it('can come from a function, and can be cleared', async () => {
    const { simulator, post } = createTestWorld({
      script: ({ phase, modelId }) =>
        phase === 'submit' && modelId === 'kling-o1' ? 'server-error' : undefined,
    })
    simulator.next('bad-gateway')
    simulator.clearFaults()
    expect((await post()).status).toBe(200)
    expect((await post(boat, 'kling-o1')).status).toBe(500)
  })
})
