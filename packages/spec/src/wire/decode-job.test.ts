import { anything, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeProxyResultAnswer,
  decodeProxyStatusAnswer,
  decodeResultAnswer,
  decodeStatusAnswer,
} from './decode-job.ts'
import { httpAnswer } from '../testing/http-answer.ts'

const id = '2c7f59ea-13f1-402c-9353-915a2b5a2124'
const metrics = {
  inference_time: 152.41,
  queue_time: 0.23,
  total_time: 152.66,
  cost: 1.05,
  remaining_credits: 42.83,
}
const read = { inferenceSeconds: 152.41, queueSeconds: 0.23, totalSeconds: 152.66, costUsd: 1.05 }
const file = 'https://images.segmind.com/generations/3f0c.mp4'
const status = (...answer: Parameters<typeof httpAnswer>) =>
  decodeStatusAnswer(httpAnswer(...answer), { from: 'segmind' })
const result = (...answer: Parameters<typeof httpAnswer>) =>
  decodeResultAnswer(httpAnswer(...answer), { from: 'segmind' })

describe('the status of a job', () => {
  it.each([
    ['QUEUED', 'queued'],
    ['PROCESSING', 'processing'],
    ['COMPLETED', 'completed'],
  ])('%s is %s', (word, expected) => {
    const body = { status: word, request_id: id, status_url: 'https://x', metrics: {} }
    expect(status(200, body)).toEqual({
      type: 'status',
      status: expected,
      rawStatus: word,
      requestId: id,
      metrics: {},
    })
  })

  it('is read from a minimal body', () => {
    expect(status(200, { status: 'COMPLETED' })).toMatchObject({ status: 'completed', requestId: undefined })
  })

  it('comes with metrics, and never with the balance', () => {
    const answer = status(200, { status: 'COMPLETED', request_id: id, metrics })
    expect(answer).toMatchObject({ metrics: read })
    expect(JSON.stringify(answer)).not.toContain('42.83')
  })

  it.each([422, 200, 500])('is failed by the body, under HTTP %i', (httpStatus) => {
    const body = { status: 'FAILED', error: 'content_policy_violation', metrics: {} }
    expect(status(httpStatus, body)).toMatchObject({
      status: 'failed',
      failure: { code: 'content-policy', message: 'content_policy_violation' },
    })
    expect(result(httpStatus, body)).toMatchObject({ type: 'status', status: 'failed' })
  })

  it.each(['completed', 'Processing', 'THROTTLED', 'constructor', '__proto__'])(
    'is not guessed from "%s"',
    (word) => {
      expect(status(200, { status: word })).toMatchObject({ status: undefined, rawStatus: word })
    },
  )

  it('tells which request a body is about', () => {
    expect(status(200, { status: 'QUEUED', request_id: 'another-request' })).toMatchObject({
      requestId: 'another-request',
    })
  })

  it('is not believed under a server error while it is open', () => {
    expect(status(500, { status: 'PROCESSING' })).toMatchObject({
      type: 'error',
      error: { code: 'bad-upstream' },
    })
  })

  it.each([
    [404, { error: `Request ${id} not found` }, 'request-not-found'],
    [404, { detail: 'Not Found' }, 'bad-upstream'],
    [404, '<html></html>', 'bad-upstream'],
    [401, { error: 'Unauthorized' }, 'upstream-auth'],
    [405, '<html></html>', 'bad-upstream'],
    [422, { error: 'no status here' }, 'bad-upstream'],
    [429, { error: 'Too many requests' }, 'rate-limited'],
    [302, undefined, 'bad-upstream'],
    [502, '<html></html>', 'bad-upstream'],
    [200, undefined, 'bad-upstream'],
    [200, { ok: true }, 'bad-upstream'],
  ])('is an error from Segmind: HTTP %i %o is %s', (httpStatus, body, code) => {
    expect(status(httpStatus, body)).toMatchObject({ type: 'error', error: { code, httpStatus } })
  })

  it.each([
    [404, { error: 'x', code: 'request-not-found', billed: 'unknown' }, 'request-not-found'],
    [403, { error: 'x', code: 'wrong-caller', billed: 'no' }, 'wrong-caller'],
    [404, { error: `Request ${id} not found` }, 'not-found'],
    [404, '<html></html>', 'not-found'],
    [401, '<html></html>', 'unauthorized'],
    [200, '<html>Sign in</html>', 'bad-upstream'],
    [429, undefined, 'rate-limited'],
  ])('is an error on the way to the proxy: HTTP %i %o is %s', (httpStatus, body, code) => {
    const answer = decodeStatusAnswer(httpAnswer(httpStatus, body), { from: 'proxy' })
    expect(answer).toMatchObject({ type: 'error', error: { code } })
  })
})

describe('the result of a job', () => {
  it('names its media', () => {
    const video = { url: file, content_type: 'video/mp4', file_name: 'output.mp4', file_size: '12037975' }
    const body = {
      status: 'COMPLETED',
      request_id: id,
      error: null,
      output: file,
      video,
      prompt: 'x',
      metrics,
    }
    expect(result(200, body)).toEqual({
      type: 'result',
      requestId: id,
      metrics: read,
      media: [
        { kind: 'video', url: file, contentType: 'video/mp4', fileName: 'output.mp4', bytes: 12_037_975 },
      ],
    })
  })

  it('is the status as long as the job is open', () => {
    expect(result(200, { status: 'PROCESSING', request_id: id })).toMatchObject({
      type: 'status',
      status: 'processing',
    })
  })

  it('keeps what was said in place of a usable file', () => {
    const output = 'data:video/mp4;base64,AAAA'
    expect(result(200, { status: 'COMPLETED', output })).toMatchObject({ media: [], raw: output })
  })
})

it('reads any answer without throwing', () => {
  const words = constantFrom('COMPLETED', 'FAILED', 'QUEUED', 7, undefined)
  assert(
    property(anything(), anything(), words, (body, inner, word) => {
      for (const from of ['proxy', 'segmind'] as const) {
        for (const each of [
          body,
          { status: word, output: inner, video: inner, images: inner, error: inner, metrics: inner },
        ]) {
          for (const httpStatus of [200, 302, 404, 422]) {
            decodeStatusAnswer(httpAnswer(httpStatus, each), { from })
            decodeResultAnswer(httpAnswer(httpStatus, each), { from })
          }
        }
      }
    }),
  )
})

it("reads the proxy's answers the same for those who only ask the proxy", () => {
  const errors = ['rate-limited', 'request-not-found', 'constructor'].map((code) => ({ error: 'No.', code }))
  for (const body of [
    { status: 'FAILED', error: 'x' },
    { status: 'COMPLETED', output: file },
    '<p>',
    ...errors,
  ]) {
    for (const httpStatus of [200, 401, 404, 422, 429, 502]) {
      const answer = httpAnswer(httpStatus, body)
      expect(decodeProxyStatusAnswer(answer)).toEqual(decodeStatusAnswer(answer, { from: 'proxy' }))
      expect(decodeProxyResultAnswer(answer)).toEqual(decodeResultAnswer(answer, { from: 'proxy' }))
    }
  }
})
