import { expect, it } from 'vitest'
import { type MediaOptions, mediaRulesOf } from './media-rules.ts'

it('are, where nothing is said, those of the docs', () => {
  expect(mediaRulesOf({})).toEqual({
    hosts: ['images.segmind.com'],
    fetch: undefined,
    places: { submitsPerMinute: 0, maxCalls: 24, maxCallsInAll: 1000 },
    maxBytes: 512 * 2 ** 20,
    idleMs: 15_000,
    readerIdleMs: 60_000,
    totalMs: 15 * 60_000,
  })
})

const numbers = [
  'maxBytes',
  'idleMs',
  'readerIdleMs',
  'totalMs',
  'maxDownloads',
  'maxDownloadsInAll',
] as const

it.each(numbers)('take for %s a number from 0 on', (name) => {
  const rules = mediaRulesOf({ [name]: 0 })
  expect(Object.values({ ...rules, ...rules.places, submitsPerMinute: 1 })).toContain(0)
  for (const wrong of [-1, Number.NaN])
    expect(() => mediaRulesOf({ [name]: wrong })).toThrow('Limits and times')
})

it.each(['cdn.example.com', 'cdn-7.example.com', 'cdn.example.com:8443'])('take %s for a host', (host) => {
  expect(mediaRulesOf({ hosts: [host] }).hosts).toEqual([host])
})

it.each([
  'cdn.example.com:',
  'cdn.example.com:port',
  'cdn.example.com:8443/',
  'CDN.example.com',
  ' cdn.example.com',
  'somebody@cdn.example.com',
  '127.0.0.1',
  '',
])('take %j for no host', (host) => {
  const options: MediaOptions = { hosts: ['images.segmind.com', host] }
  expect(() => mediaRulesOf(options)).toThrow('`hosts`')
})
