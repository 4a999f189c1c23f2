import { expect, it } from 'vitest'
import { boat, createWorld } from '../testing/create-world.ts'

const body = JSON.stringify(boat)

it.each([
  ['another type', { 'content-type': 'text/plain' }],
  ['JSON of another kind', { 'content-type': 'application/json-patch' }],
  ['another alphabet', { 'content-type': 'application/json; charset=utf-16' }],
  ['compression', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ['no type', {}],
])('a body of %s is refused, and nothing is sent', async (_, headers) => {
  const { post, simulator } = createWorld()
  const bytes = new TextEncoder().encode(body)
  const reply = await post('/v2/kling-o1', { 'idempotency-key': 'intent-of-mine', ...headers }, bytes)
  expect(reply).toMatchObject({ status: 415, body: { code: 'unsupported-media-type', billed: 'no' } })
  expect(simulator.calls).toEqual([])
})

it.each<Record<string, string>>([
  { 'content-type': 'application/json;charset=UTF-8' },
  { 'content-type': 'Application/JSON; charset="utf-8"' },
  { 'content-encoding': 'identity' },
])('a body with %j is taken', async (headers) => {
  const { submit } = createWorld()
  expect((await submit(boat, { headers })).status).toBe(200)
})

it('a body may be as long as the limit, and not a byte longer, whatever length its sender claims', async () => {
  const { submit, simulator } = createWorld({ limits: { maxBodyBytes: body.length } })
  const claiming = (length: number) => ({ headers: { 'content-length': String(length) } })
  const tooLarge = { status: 413, body: { code: 'payload-too-large', billed: 'no' } }
  expect(await submit(body, claiming(body.length + 1))).toMatchObject(tooLarge)
  expect(await submit(`${body} `)).toMatchObject(tooLarge)
  expect(await submit(`${body} `, claiming(1))).toMatchObject(tooLarge)
  expect(simulator.calls).toEqual([])
  expect((await submit(body, claiming(body.length))).status).toBe(200)
})
