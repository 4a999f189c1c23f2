import { expect, it } from 'vitest'
import { fileProblem, previewAddress, sizeProblem } from './image-problem.ts'

it.each([
  { name: 'a jpg', type: 'image/jpeg', bytes: 1000, problem: undefined },
  { name: 'a png', type: 'image/png', bytes: 1000, problem: undefined },
  { name: 'a gif', type: 'image/gif', bytes: 1000, problem: 'type' },
  { name: 'a large jpg', type: 'image/jpeg', bytes: 10 * 1024 * 1024 + 1, problem: 'bytes' },
])('looks at $name before it is uploaded', ({ type, bytes, problem }) => {
  expect(fileProblem(new File([new Uint8Array(bytes)], 'picture', { type }))).toBe(problem)
})

it.each([
  { width: 300, height: 300, problem: undefined },
  { width: 299, height: 500, problem: 'side' },
  { width: 1000, height: 399, problem: 'ratio' },
  { width: 399, height: 1000, problem: 'ratio' },
  { width: 1000, height: 400, problem: undefined },
])('looks at $width × $height pixels', ({ width, height, problem }) => {
  expect(sizeProblem(width, height)).toBe(problem)
})

it.each([
  { address: 'https://images.example/a.png', shown: 'https://images.example/a.png' },
  { address: 'javascript:alert(1)', shown: undefined },
  { address: 'data:image/png;base64,AAAA', shown: undefined },
  { address: 'not an address', shown: undefined },
])('shows "$address" only when it is an http(s) address', ({ address, shown }) => {
  expect(previewAddress(address)).toBe(shown)
})
