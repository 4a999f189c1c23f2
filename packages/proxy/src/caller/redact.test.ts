import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createFindKey } from '../../../../scripts/find-key.ts'
import { createRedact } from './redact.ts'

const key = 'SG_deadbeefdeadbeef'
const redact = createRedact(key)

it.each([
  [`Key ${key}, twice: ${key}`, 'Key [redacted], twice: [redacted]'],
  [key.toLowerCase(), '[redacted]'],
  [`?key=${key.replace('_', '%5F')}&a=1`, '?key=SG%5F[redacted]&a=1'],
  [JSON.stringify({ key }), '{"key":"[redacted]"}'],
  ['deadbeef', 'deadbeef'],
  ['a paper boat', 'a paper boat'],
])('%s becomes %s', (text, clean) => expect(redact(text)).toBe(clean))

it('leaves nothing that could be found again, whatever stands around a key in base64', () => {
  const bytes = fc.uint8Array({ maxLength: 8 })
  const property = fc.property(bytes, bytes, fc.boolean(), (before, after, isUrl) => {
    const echo = Buffer.concat([before, Buffer.from(key), after]).toString(isUrl ? 'base64url' : 'base64')
    expect(createFindKey(key)(echo)).not.toEqual([])
    expect(createFindKey(key)(redact(echo))).toEqual([])
  })
  fc.assert(property, { seed: 1 })
})

it('takes every letter of a key as that letter', () => {
  const awkward = 'a+b/c$d^e(f)[g]{h}|i\\j"k.l*m?n'
  const clean = createRedact(awkward)
  expect(clean(`<${awkward}>`)).toBe('<[redacted]>')
  expect(clean(JSON.stringify({ error: awkward }))).toBe('{"error":"[redacted]"}')
  expect(clean(encodeURIComponent(awkward))).toBe('[redacted]')
  expect(clean(btoa(`x${awkward}`))).toContain('[redacted]')
  expect(clean(awkward.replaceAll('.', 'x'))).toBe(awkward.replaceAll('.', 'x'))
})

it('leaves a placeholder of seven characters alone, which may be a word, and not one of eight', () => {
  expect(createRedact('example')('for example')).toBe('for example')
  expect(createRedact('examples')('for examples')).toBe('for [redacted]')
})

it('knows a short key whole', () => {
  expect(createRedact('SG_12345')('12345 SG_12345')).toBe('12345 [redacted]')
  expect(createRedact('SG_1234567')('1234567 SG_1234567')).toBe('1234567 [redacted]')
  expect(createRedact('SG_12345678')('12345678 SG_12345678')).toBe('[redacted] [redacted]')
})

it('knows a key that has those letters further on', () => {
  expect(createRedact('deadSG_beef-and-more')('<deadSG_beef-and-more>')).toBe('<[redacted]>')
})

it.each([
  ['base64', 'Key: YT5iP2M+fmR+PmU/PmY='],
  ['base64 for addresses', 'Key: YT5iP2M-fmR-PmU_PmY='],
])('knows a key in %s by all of the letters there', (_, echo) => {
  expect(createRedact('a>b?c>~d~>e?>f')(echo)).toBe('Key: [redacted]Y=')
})
