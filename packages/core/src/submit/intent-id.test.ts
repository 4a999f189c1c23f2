import { assert, dictionary, jsonValue, property, string, tuple } from 'fast-check'
import { intentIdPattern } from '@kling-kit/spec'
import { describe, expect, it } from 'vitest'
import { deriveIntentId, mintIntentId } from './intent-id.ts'

describe('an intent id that is derived', () => {
  const values = dictionary(string(), jsonValue())

  it('is the same for equal values of one seed, in whatever order their keys came', () => {
    const seed = mintIntentId()
    assert(
      property(values, (asked) => {
        const turned = Object.fromEntries(Object.entries(asked).toReversed())
        expect(deriveIntentId(seed, 'model', turned)).toBe(deriveIntentId(seed, 'model', asked))
      }),
    )
  })

  it('is another one for other values, another model, or another seed, and never the seed', () => {
    assert(
      property(tuple(values, values), ([one, other]) => {
        const [seed, next] = [mintIntentId(), mintIntentId()]
        const isSame = JSON.stringify(one) === JSON.stringify(other)
        const ids = [
          seed,
          deriveIntentId(seed, 'model', one),
          deriveIntentId(seed, 'another', one),
          deriveIntentId(next, 'model', one),
          deriveIntentId(deriveIntentId(seed, 'model', one), 'model', one),
          ...(isSame ? [] : [deriveIntentId(seed, 'model', other)]),
        ]
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(id).toMatch(intentIdPattern)
      }),
    )
  })

  it('collides in none of 20,000 prompts that differ by a letter or two', () => {
    const seed = mintIntentId()
    const ids = new Set<string>()
    for (let count = 0; count < 20_000; count++)
      ids.add(deriveIntentId(seed, 'model', { prompt: `boat ${count}` }))
    expect(ids.size).toBe(20_000)
    for (const id of ids) expect(id).toMatch(/^[\da-f]{32}$/)
  })

  it('is the same in every release: a tab of before the last deploy shares the draft', () => {
    const asked = { seed: 7, prompt: 'a paper boat', shots: [{ prompt: 'a', duration: '5' }] }
    expect(deriveIntentId('0123456789abcdef'.repeat(2), 'model', asked)).toBe(
      'def1d0d40f4f24c24cd87f3b083206a8',
    )
  })

  it('keeps every bit of its seed: seeds that differ in one come to names that differ', () => {
    const seed = mintIntentId()
    const ids = new Set([deriveIntentId(seed, 'model', {})])
    for (let bit = 0; bit < 128; bit++) {
      const flipped = (BigInt(`0x${seed}`) ^ (1n << BigInt(bit))).toString(16).padStart(32, '0')
      ids.add(deriveIntentId(flipped, 'model', {}))
    }
    expect(ids.size).toBe(129)
  })

  it.each([
    ['a file', () => ({ image: new File(['x'], 'x.png') })],
    ['a number that JSON does not have', () => ({ seed: 1n })],
    [
      'itself',
      () => {
        const ring: Record<string, unknown> = {}
        return Object.assign(ring, { ring })
      },
    ],
  ])('of values that hold %s is random', (_what, make) => {
    const asked = make()
    const ids = [deriveIntentId('0'.repeat(32), asked), deriveIntentId('0'.repeat(32), asked)]
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(intentIdPattern)
  })
})
