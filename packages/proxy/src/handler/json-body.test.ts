import { describe, expect, it } from 'vitest'
import { canonicalJson, parseJsonBody } from './json-body.ts'

const parse = (text: string) => parseJsonBody(text)
const invalid = expect.objectContaining({ code: 'invalid-json' })

describe('canonical JSON', () => {
  it.each([
    ['{"b":1,"a":2}', '{"a":2,"b":1}'],
    ['{ "a" : [ 1 , { "c":3, "b":2 } ] }', '{"a":[1,{"b":2,"c":3}]}'],
    ['{"a":1.0}', '{"a":1}'],
    ['{"a":-0}', '{"a":0}'],
    ['{"a":"\\u0062"}', '{"a":"b"}'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"a":null,"b":[null]}', '{"a":null,"b":[null]}'],
    ['{"\\ud800":"\\ud800"}', '{"\\ud800":"\\ud800"}'],
  ])('of %s is %s', (text, canonical) => {
    expect(parse(text).canonical).toBe(canonical)
  })

  it('takes 32 levels and no more', () => {
    const nested = (depth: number): unknown => (depth === 1 ? {} : { a: nested(depth - 1) })
    expect(() => canonicalJson(nested(32))).not.toThrow()
    expect(() => canonicalJson(nested(33))).toThrow('depth')
    const lists = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(parse(lists(31)).canonical).toBe(lists(31))
    expect(() => parse(lists(32))).toThrow(invalid)
  })
})

describe('a body that is no plain JSON object', () => {
  it.each([
    '',
    '7',
    'null',
    'true',
    '"{"',
    '[{"a":1}]',
    '{"a":1',
    '{"a":1e400}',
    '{"a":[-1e400]}',
    '{"__proto__":{"isAdmin":true}}',
    '{"a":[{"constructor":1}]}',
    '{"a":{"prototype":1}}',
  ])('is refused: %s', (text) => {
    expect(() => parse(text)).toThrow(invalid)
  })

  it.each(['{}', '{"a":1e308}', '{"prototypes":1,"my__proto__":2,"a":"__proto__"}'])('is not %s', (text) => {
    expect(parse(text).value).toEqual(JSON.parse(text))
  })
})
