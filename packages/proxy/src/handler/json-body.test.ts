import { describe, expect, it } from 'vitest'
import { canonicalJson, parseJsonBody } from './json-body.ts'

const parse = (text: string) => parseJsonBody(text)

describe('canonical JSON', () => {
  it.each([
    ['{"b":1,"a":2}', '{"a":2,"b":1}'],
    ['{ "a" : [ 1 , { "c":3, "b":2 } ] }', '{"a":[1,{"b":2,"c":3}]}'],
    ['{"a":1.0}', '{"a":1}'],
    ['{"a":-0}', '{"a":0}'],
    ['{"a":"\\u0062"}', '{"a":"b"}'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"\\ud800":"\\ud800"}', '{"\\ud800":"\\ud800"}'],
  ])('of %s is %s', (text, canonical) => {
    expect(parse(text).canonical).toBe(canonical)
  })

  it('takes 32 levels and no more', () => {
    const nested = (depth: number): unknown => (depth === 1 ? {} : { a: nested(depth - 1) })
    expect(() => canonicalJson(nested(32))).not.toThrow()
    expect(() => canonicalJson(nested(33))).toThrow('depth')
  })
})
