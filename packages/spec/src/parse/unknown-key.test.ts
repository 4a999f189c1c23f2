import { expect, it } from 'vitest'
import { unknownKey } from './unknown-key.ts'

const known = ['prompt', 'image_url', 'end_image_url', 'generate_audio', 'negative_prompt']

it.each([
  ['imageUrl', 'write image_url instead'],
  ['start_image_url', 'write image_url instead'],
  ['image', 'write image_url instead'],
  ['audio', 'write generate_audio instead'],
  ['negativ_promt', 'write negative_prompt instead'],
  ['Prompt', 'write prompt instead'],
  ['seed', 'remove it'],
  ['e', 'remove it'],
  ['', 'remove it'],
  ['日本', 'remove it'],
])('"%s": %s', (key, advice) => {
  expect(unknownKey([key], 'kling-x', known).message).toBe(`kling-x has no parameter ${key}; ${advice}.`)
})

it('repeats at most 40 printable characters of a key', () => {
  const { message } = unknownKey([`a\n\u001b${'b'.repeat(500)}`], 'kling-x', known)
  expect(message.length).toBeLessThan(90)
  expect(message).not.toMatch(/\p{Cc}/u)
})
