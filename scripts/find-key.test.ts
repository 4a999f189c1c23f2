import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createFindKey } from './find-key.ts'

const key = `SG_${randomBytes(8).toString('hex')}`
const findKey = createFindKey(key)

const escape = (mark: string) => (text: string) =>
  text.replace(/./g, (letter) => mark + letter.charCodeAt(0).toString(16))
const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (text: string) => Buffer.from(text).toString('base64url')

const spellings: [string, (text: string) => string][] = [
  ['plain', (text) => text],
  ['plain', (text) => text.toUpperCase()],
  ['plain', (text) => text.replace('_', '%5F')],
  ['plain', (text) => text.slice(3)],
  ['percent-encoded', escape('%')],
  ['percent-encoded', (text) => escape('%')(text).toUpperCase()],
  ['hex', escape('')],
  ['hex', (text) => escape('')(text).toUpperCase()],
  ['escaped as \\x', escape('\\x')],
  ['escaped as \\u', escape('\\u00')],
  ['base64 at 0', base64],
  ['base64 at 0', base64url],
  ['base64 at 1', (text) => base64(`a${text}bc`)],
  ['base64 at 2', (text) => base64(`ab${text}c`)],
  ['base64 at 0', (text) => base64(text.slice(3))],
  ['base64 at 2', (text) => base64(`{"x-api-key":"${text}"}`)],
]

it.each(spellings)('finds a planted key: %s (%#)', (name, spell) => {
  const planted = `const a = "${spell(key)}";\n`
  expect(findKey(planted)).toEqual([name])
  expect(findKey(Buffer.concat([randomBytes(999), Buffer.from(planted), randomBytes(999)]))).toEqual([name])
})

it('finds nothing where there is no key', () => {
  const another = `SG_${randomBytes(8).toString('hex')}`
  for (const [, spell] of spellings) expect(findKey(spell(another))).toEqual([])
  expect(findKey(randomBytes(1 << 20))).toEqual([])
  expect(findKey('')).toEqual([])
})

it('refuses to look for next to nothing, which would be everywhere', () => {
  expect(() => createFindKey('SG_')).toThrow('at least 8 characters')
  expect(() => createFindKey('')).toThrow('at least 8 characters')
})
