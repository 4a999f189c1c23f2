import { expect, it } from 'vitest'
import { createPictureMemory } from './picture-memory.ts'

it('is taken to its last byte, and refused beyond it until some is given back', () => {
  const memory = createPictureMemory(100)
  memory.take(60)
  memory.take(40)
  const refused = expect.objectContaining({
    code: 'rate-limited',
    facts: expect.objectContaining({ retryAfterMs: 5000 }),
  })
  expect(() => memory.take(1)).toThrow(refused)
  memory.giveBack(40)
  expect(() => memory.take(41)).toThrow(refused)
  memory.take(40)
  expect(() => memory.take(1)).toThrow(refused)
})
