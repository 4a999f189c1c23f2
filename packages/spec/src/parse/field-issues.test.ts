import { describe, expect, it } from 'vitest'
import type { Field } from '../registry/field.ts'
import { imageList, number, textList } from '../registry/field-builders.ts'
import { fieldIssues } from './field-issues.ts'
import { page } from '../registry/source.ts'

const source = page('acme-kling')
const told = (field: Field, value: unknown) =>
  fieldIssues(value, { path: ['it'], label: field.label }, field).map(({ message }) => message)

describe('a list', () => {
  const pictures = imageList({ label: 'Pictures', group: 'essential', min: 2, max: 30, source })
  const address = 'https://example.com/a.png'

  it('of many pictures is looked at to its end', () => {
    expect(told(pictures, [...Array.from({ length: 29 }, () => address), 'a.png'])).toHaveLength(1)
  })

  it('tells of its length and of its entries at once', () => {
    expect(told(pictures, [7])).toEqual([
      'Keep Pictures to at least 2 entries; got 1.',
      'it[0] is a string; got the number 7.',
    ])
  })

  it('with a hole in it wants that filled in', () => {
    const voices = textList({ label: 'Voices', group: 'sound', max: 2, itemLabel: 'Voice id', source })
    expect(told(voices, ['a', undefined])).toEqual(['Fill in Voice id 2; it is required.'])
  })

  it('that is a text gets one sentence, not one on its length', () => {
    expect(told(pictures, 'x'.repeat(40))).toHaveLength(1)
  })
})

it.each([5e-324, 2.5, -11.5])('a whole number is not %d, which one sentence says', (value) => {
  const amount = number({
    label: 'Amount',
    group: 'camera',
    min: -10,
    max: 10,
    step: 1,
    integer: true,
    source,
  })
  expect(told(amount, value)).toEqual([`it is a whole number from -10 to 10; got the number ${value}.`])
})
