import type { WireError } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { notSent, offlineRefusal, refusalOf, unknownOutcome, uploadRefusal } from './refusal.ts'
import { createWorld, settled } from '../testing/world.ts'

const told = (error: Partial<WireError>): WireError => ({
  code: 'rate-limited',
  message: 'Too many.',
  httpStatus: 429,
  billed: 'no',
  ...error,
})
const answer = (httpStatus: number, body?: unknown) => ({ httpStatus, headers: { get: () => null }, body })

describe('when a person may come back', () => {
  it.each([
    ['as it was said', 40_000, 429, 40_000],
    ['not before five seconds', 100, 429, 5000],
    ['not later than a quarter of an hour', 7_200_000, 429, 900_000],
    ['after fifteen seconds where a 429 says nothing', undefined, 429, 15_000],
    ['as it was said, whatever the status', 40_000, 503, 40_000],
    ['at once where nothing is said', undefined, 402, undefined],
  ])('is %s', (_, retryAfterMs, httpStatus, expected) => {
    expect(refusalOf(told({ retryAfterMs, httpStatus }), 'intent-1')).toMatchObject({
      retryAfterMs: expected,
      status: httpStatus,
      intentId: 'intent-1',
      message: 'Too many.',
    })
  })
})

describe('what was never sent', () => {
  it('may be tried again when it was the connection, and is not charged', () => {
    expect(offlineRefusal('intent-1')).toMatchObject({
      code: 'offline',
      billed: 'no',
      retriable: true,
      message: expect.stringContaining('You are offline.'),
    })
  })

  it('names its cause when it was not, and is not charged either', () => {
    const cause = new Error('odd')
    const error = notSent('intent-1', cause)
    expect(error).toMatchObject({ code: 'not-sent', billed: 'no', retriable: false, cause })
    expect(error.message).toContain('Nothing was charged.')
  })
})

it('an outcome that nobody knows may be charged, and says so', () => {
  const error = unknownOutcome('intent-1')
  expect(error).toMatchObject({ billed: 'unknown', intentId: 'intent-1' })
  expect(error.message).toContain('It may be charged.')
})

describe('a file that is not taken', () => {
  it.each([404, 405])('%d is a proxy without uploads', (httpStatus) => {
    expect(uploadRefusal(answer(httpStatus))).toMatchObject({ code: 'no-upload', billed: 'no' })
  })

  it('is refused in the words of the proxy, where it has any', () => {
    const body = { error: 'This picture is animated.', code: 'invalid-input', billed: 'no' }
    expect(uploadRefusal(answer(400, body))).toMatchObject({
      code: 'invalid-input',
      message: 'This picture is animated.',
      intentId: '',
    })
  })

  it('is refused by its status, where it has none', () => {
    expect(uploadRefusal(answer(500))).toMatchObject({
      code: 'upload-failed',
      billed: 'no',
      message: expect.stringContaining('HTTP 500'),
    })
  })

  it('where nobody takes files is refused with what to do, and nothing is sent', async () => {
    const { client, clock, simulator } = createWorld()
    const image_url = new Blob([new Uint8Array([1, 2, 3])], { type: 'image/png' })
    const sent = settled(client.submit('kling-o3-image2video', { prompt: 'it moves', image_url }))
    await clock.advance(0)
    expect(sent.error).toMatchObject({
      code: 'no-upload',
      billed: 'no',
      status: 0,
      message: expect.stringContaining('Use a public address'),
    })
    expect(simulator.calls).toEqual([])
  })
})
