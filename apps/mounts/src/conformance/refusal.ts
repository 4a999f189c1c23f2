import { expect, it } from 'vitest'
import type { CallOptions } from '../testing/call.ts'
import { base, type Mount } from '../testing/mount.ts'

/** What does not. */
export function refusal({ ask, boughtBy, job, port, post }: Mount): void {
  const refusals: [string, Partial<CallOptions>, number, string][] = [
    ['nobody', { headers: { cookie: undefined } }, 401, 'unauthorized'],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'cross-site'],
    ['a foreign origin', { headers: { origin: 'https://evil.example' } }, 403, 'origin-not-allowed'],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
    ['no type', { headers: { 'content-type': undefined } }, 415, 'unsupported-media-type'],
    ['a compressed body', { headers: { 'content-encoding': 'gzip' } }, 415, 'unsupported-media-type'],
    ['no intent', { headers: { 'idempotency-key': undefined } }, 400, 'intent-required'],
    ['no JSON', { body: '{"prompt":' }, 400, 'invalid-json'],
    ['an empty body', { body: '' }, 400, 'invalid-json'],
    ['an invalid input', { body: '{"prompt":7}' }, 400, 'invalid-input'],
    ['another model', { target: `${base}/gpt-4o` }, 404, 'unknown-model'],
    ['another route', { target: `${base}/requests/12345678/cancel` }, 404, 'not-found'],
  ]
  it.each(refusals)('of %s', async (_, options, status, code) => {
    expect(
      await boughtBy(async () => {
        expect(await post(options)).toMatchObject({ status, body: { code, billed: 'no' } })
      }),
    ).toBe(0)
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('of %s', async (method) => {
    expect(await boughtBy(async () => expect((await post({ method })).status).toBe(405))).toBe(0)
  })

  it('of a job of somebody else', async () => {
    const target = `${base}/requests/${job()}/status`
    expect(await ask({ target, headers: { cookie: 'user=bea' } })).toMatchObject({
      status: 403,
      body: { code: 'wrong-caller' },
    })
  })

  it('not of its own page', async () => {
    const origin = `http://127.0.0.1:${port()}`
    expect((await post({ headers: { origin } })).status).toBe(200)
  })
}
