import { expect, it } from 'vitest'
import { isSameValue } from './same-value.ts'

const file = new File(['x'], 'x.png')
const sameFile = new File(['x'], 'x.png')

it.each([
  [{}, {}],
  [{ prompt: 'a' }, { prompt: 'a', negative_prompt: undefined }],
  [{ shots: [{ prompt: 'a' }, { prompt: 'b' }] }, { shots: [{ prompt: 'a' }, { prompt: 'b' }] }],
  [{ scale: Number.NaN }, { scale: Number.NaN }],
  [{ image: file }, { image: file }],
  [{ image: null }, { image: null }],
])('%j says the same as %j', (one, other) => {
  expect(isSameValue(one, other)).toBe(true)
  expect(isSameValue(other, one)).toBe(true)
})

it.each([
  [{ prompt: 'a' }, { prompt: 'b' }],
  [{ prompt: 'a' }, { prompt: 'a', seed: 1 }],
  [
    { prompt: 'a', seed: 1 },
    { prompt: 'a', seed: 2 },
  ],
  [{ shots: ['a'] }, { shots: ['a', 'b'] }],
  [{ shots: ['a', 'b'] }, { shots: 'ab' }],
  [{ image: null }, { image: {} }],
  [{ image: file }, { image: sameFile }],
  [{ image: file }, { image: {} }],
])('%j says another thing than %j', (one, other) => {
  expect(isSameValue(one, other)).toBe(false)
  expect(isSameValue(other, one)).toBe(false)
})
