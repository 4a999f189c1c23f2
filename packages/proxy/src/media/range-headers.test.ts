import { expect, it } from 'vitest'
import { copyHeaders, rangeHeaders } from './range-headers.ts'

it.each([
  ['bytes=0-', { range: 'bytes=0-' }],
  ['bytes=0-99', { range: 'bytes=0-99' }],
  ['bytes=-500', { range: 'bytes=-500' }],
  ['bytes=0-1,5-9', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['bytes=-5x', undefined],
  ['some bytes=0-1', undefined],
  ['pages=0-1', undefined],
  ['bytes=0-1234567890123456', undefined],
])('of %s passes on what is one plain part', (range, headers) => {
  expect(rangeHeaders(new Headers({ range }))).toEqual(headers)
})

it.each([
  ['"v1"', true],
  ['W/"v1"', true],
  ['v1', false],
  ['"v"1"', false],
  ['Sat, 21 Nov 2026 00:00:00 GMT', true],
  ['Sat, 21 Nov 2026 00:00:00 GMT and more', false],
  ['on Sat, 21 Nov 2026 00:00:00 GMT', false],
  ['today', false],
])('under the condition %s: %s', (condition, isKept) => {
  const headers = { range: 'bytes=0-1', 'if-range': condition }
  expect(rangeHeaders(new Headers(headers))).toEqual(isKept ? headers : undefined)
})

it('of nothing passes nothing on', () => {
  expect(rangeHeaders(new Headers())).toBeUndefined()
})

const tag = 'if-none-match'
const date = 'if-modified-since'
const then = 'Sat, 21 Nov 2026 00:00:00 GMT'

it.each<[asked: Record<string, string>, passed: Record<string, string> | undefined]>([
  [{ [tag]: '"v1"' }, { [tag]: '"v1"' }],
  [{ [tag]: 'W/"v1"', [date]: then }, { [tag]: 'W/"v1"' }],
  [{ [date]: then }, { [date]: then }],
  [{ [date]: 'yesterday' }, undefined],
  [{ [tag]: '*' }, undefined],
  [{ [tag]: '"v1", "v2"' }, undefined],
  [{ [tag]: 'v1', [date]: then }, undefined],
  [{}, undefined],
])('of the copy in %o asks about %o', (asked, passed) => {
  expect(copyHeaders(new Headers(asked))).toEqual(passed)
})
