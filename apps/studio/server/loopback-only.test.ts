import { expect, it } from 'vitest'
import { isLoopbackHost } from './loopback-only.ts'

it.each([
  ['localhost', true],
  ['localhost:5180', true],
  ['LOCALHOST:5180', true],
  ['127.0.0.1:5180', true],
  ['[::1]:5180', true],
  ['rebound.example:5180', false],
  ['localhost.rebound.example', false],
  ['127.0.0.1.rebound.example', false],
  ['', false],
  [undefined, false],
])('%s is a name of this machine: %s', (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected)
})
