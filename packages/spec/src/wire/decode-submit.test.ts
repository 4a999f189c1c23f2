import { anything, assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSubmitAnswer } from './decode-submit.ts'
import { errorCodes } from './error-code.ts'
import { httpAnswer } from '../testing/http-answer.ts'

const id = '2c7f59ea-13f1-402c-9353-915a2b5a2124'
const now = Date.UTC(2026, 10, 20, 12, 0, 0)
const html = '<html><h1>Forbidden</h1></html>'

describe("Segmind's answer to a submission", () => {
  const decode = (...answer: Parameters<typeof httpAnswer>) =>
    decodeSubmitAnswer(httpAnswer(...answer), { from: 'segmind', now })

  it('accepts with a request id', () => {
    const body = { request_id: id, status: 'QUEUED', poll_url: 'https://api.segmind.com/v1/requests/x' }
    expect(decode(200, body)).toEqual({ type: 'accepted', requestId: id, replayed: false })
  })

  it.each([
    [400, 'Prompt is Mandatory and must be string', 'invalid-input'],
    [401, 'Unauthorized. API key is invalid or may have expired...', 'upstream-auth'],
    [402, 'Insufficient credits', 'insufficient-credits'],
    [403, 'Model restricted', 'upstream-auth'],
    [404, 'Model information not found', 'unknown-model'],
    [406, 'Invalid content type', 'bad-upstream'],
    [406, 'Insufficient credits. Balance 3.20, need 5.25', 'insufficient-credits'],
    [406, 'Team spend limit reached', 'insufficient-credits'],
    [406, 'aspect_ratio must be one of 16:9, 9:16', 'invalid-input'],
    [410, 'This model is retired', 'model-retired'],
    [422, 'Prompt is Mandatory', 'invalid-input'],
    [429, 'Too many requests', 'rate-limited'],
  ])('refuses by HTTP %i "%s" as %s', (httpStatus, error, code) => {
    expect(decode(httpStatus, { error })).toMatchObject({
      type: 'refused',
      error: { code, httpStatus, billed: 'no' },
    })
  })

  it.each([301, 307, 308])('refuses by a redirect, HTTP %i, which is not followed', (httpStatus) => {
    expect(decode(httpStatus)).toMatchObject({ type: 'refused', error: { code: 'bad-upstream' } })
  })

  it.each([
    ['a server error', httpAnswer(500, { error: 'Internal server error' })],
    ['a gateway page', httpAnswer(502, '<html>Bad gateway</html>')],
    ['an empty gateway answer', httpAnswer(504)],
    ["a firewall's page", httpAnswer(403, html)],
    ['a page that is not there', httpAnswer(404, html)],
    ['an empty 200', httpAnswer(200)],
    ['a 200 without an id', httpAnswer(200, { status: 'QUEUED' })],
    ['a 200 with an id that is none', httpAnswer(200, { request_id: '../../x' })],
    ['a 500 that carries an id', httpAnswer(500, { request_id: id })],
    ['a request timeout', httpAnswer(408, { error: 'timeout' })],
  ])('leaves open what became of it after %s', (_name, answer) => {
    expect(decodeSubmitAnswer(answer, { from: 'segmind' })).toMatchObject({
      type: 'unknown',
      error: { code: 'outcome-unknown', billed: 'unknown' },
    })
  })

  it('never tells the balance, the key or a page', () => {
    const told = [
      decode(406, { error: 'Insufficient credits. Balance 3.20, need 5.25' }),
      decode(400, { error: 'Key SG_0123456789abcdef has 42.83 credits left' }),
      decode(400, { error: `bad\u0000\u001b[31m value SG_0123456789abcdef ${'x'.repeat(900)}` }),
      decode(403, html),
    ]
    for (const answer of told) {
      const { message } = 'error' in answer ? answer.error : { message: '' }
      expect(message).not.toMatch(/3\.20|42\.83|SG_0|<|\p{Cc}/u)
      expect(message.length).toBeLessThanOrEqual(300)
    }
  })
})

describe("the proxy's answer to a submission", () => {
  const decode = (...answer: Parameters<typeof httpAnswer>) =>
    decodeSubmitAnswer(httpAnswer(...answer), { from: 'proxy', now })

  it('accepts with a sealed id, and says when it is a replay', () => {
    const requestId = `${id}.${'m'.repeat(32)}`
    const replayed = { 'Idempotent-Replayed': 'true' }
    expect(decode(200, { request_id: requestId }, replayed)).toEqual({
      type: 'accepted',
      requestId,
      replayed: true,
    })
  })

  it('is in flight by code', () => {
    const body = { error: 'Still on its way.', code: 'in-flight', billed: 'unknown' }
    expect(decode(202, body)).toEqual({ type: 'in-flight' })
  })

  it.each(Object.entries(errorCodes).filter(([, { billed }]) => billed === 'no'))(
    'refuses by %s',
    (code, facts) => {
      const body = { error: 'No.', code, billed: 'no' }
      expect(decode(facts.httpStatus, body)).toMatchObject({ type: 'refused', error: { code, billed: 'no' } })
    },
  )

  it('reads the delay and the issues of a refusal', () => {
    const issues = [{ path: ['prompt'], message: 'Shorten it.' }, { path: 'x' }, null]
    const body = { error: 'No.', code: 'quota', billed: 'no', retry_after_ms: 12_000, issues }
    expect(decode(429, body)).toMatchObject({ error: { retryAfterMs: 12_000, issues: issues.slice(0, 1) } })
    expect(decode(429, { ...body, retry_after_ms: 1e12 })).toMatchObject({ error: { retryAfterMs: 900_000 } })
  })

  it.each([
    [
      'an outcome that the proxy does not know',
      502,
      { error: 'x', code: 'outcome-unknown', billed: 'unknown' },
    ],
    ['an intent that it never saw', 404, { error: 'x', code: 'unknown-intent', billed: 'unknown' }],
    ['a code that is not ours', 403, { error: 'x', code: 'forbidden', billed: 'no' }],
    ["an object's own name as code", 403, { error: 'x', code: 'constructor', billed: 'no' }],
    ['a code without word on money', 401, { error: 'x', code: 'unauthorized' }],
    ["a firewall's 403", 403, html],
    ["a firewall's 413", 413, html],
    ["a firewall's 429", 429, html],
    ['an empty 200', 200, undefined],
    ['a login page', 200, '<html>Sign in</html>'],
    ['a 200 without an id', 200, { ok: true }],
    ["Segmind's own words", 402, { error: 'Insufficient credits' }],
  ])('leaves open what became of it after %s', (_name, httpStatus, body) => {
    expect(decode(httpStatus, body).type).toBe('unknown')
  })

  it('knows that a closed intent was never sent', () => {
    const body = { error: 'Never sent.', code: 'unknown-intent', billed: 'no' }
    expect(decode(404, body)).toMatchObject({ type: 'refused', error: { billed: 'no' } })
  })
})

it('reads any answer without throwing', () => {
  assert(
    property(anything(), anything(), (body, inner) => {
      for (const from of ['proxy', 'segmind'] as const) {
        for (const httpStatus of [0, 200, 302, 404, 406, 422, 500]) {
          decodeSubmitAnswer(httpAnswer(httpStatus, body), { from })
          decodeSubmitAnswer(
            httpAnswer(httpStatus, { error: inner, detail: inner, code: inner, issues: inner }),
            { from },
          )
        }
      }
    }),
  )
})
