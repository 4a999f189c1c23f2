import { expect, it } from 'vitest'
import { retryAfterMs } from './retry-after.ts'
import { httpAnswer } from '../testing/http-answer.ts'

const now = Date.UTC(2026, 10, 20, 12, 0, 0)
const reset = 'x-rate-limit-reset-at-utc'

it.each([
  ['Retry-After', '12', 12_000],
  ['Retry-After', '0', 1000],
  ['Retry-After', '99999999', 900_000],
  ['Retry-After', 'Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
  [reset, '2026-11-20T12:00:30Z', 30_000],
  [reset, '2026-11-20 12:00:30', 30_000],
  [reset, '2026-11-20T14:00:30+02:00', 30_000],
  [reset, String(now / 1000 + 30), 30_000],
  [reset, String(now + 30_000), 30_000],
  [reset, '2020-01-01T00:00:00Z', 1000],
  [reset, '2030-01-01T00:00:00Z', 900_000],
  [reset, 'soon', undefined],
  ['other', '12', undefined],
])('%s: %s asks for %o ms', (name, value, delayMs) => {
  expect(retryAfterMs(httpAnswer(429, {}, { [name]: value }), now)).toBe(delayMs)
})

it('reads no date when it is not told the time', () => {
  expect(retryAfterMs(httpAnswer(429, {}, { [reset]: '2026-11-20T12:00:30Z' }))).toBeUndefined()
})
