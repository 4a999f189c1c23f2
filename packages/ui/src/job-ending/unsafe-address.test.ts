import type { Job } from '@kling-kit/core'
import { expect, it } from 'vitest'
import { unsafeAddress } from './unsafe-address.ts'

const job = (rawResult: unknown, url?: string) =>
  ({ rawResult, media: url === undefined ? [] : [{ kind: 'video', url }] }) as unknown as Job

it.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,<script>',
  'http://media.test/a.mp4',
])('names %j as what was blocked', (address) => {
  expect(unsafeAddress(job(address))).toBe(address)
  expect(unsafeAddress(job(undefined, address))).toBe(address)
})

it.each([undefined, null, { output: null }, 'AAAAIGZ0eXBpc29t', 'https://images.segmind.com/a.mp4'])(
  'finds nothing to block in %j',
  (raw) => expect(unsafeAddress(job(raw))).toBeUndefined(),
)
