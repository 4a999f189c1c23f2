import { expect, it } from 'vitest'
import { promptCommands, promptFault } from './prompt-command.ts'
import { createTestWorld } from './testing/create-test-world.ts'

it('reads the first command in the prompt or in a shot', () => {
  expect(promptFault(JSON.stringify({ prompt: 'a boat [policy]' }))).toBe(promptCommands['[policy]'])
  expect(promptFault(JSON.stringify({ prompt: '', multi_prompt: [{ prompt: 'x [stuck]' }] }))).toBe(
    promptCommands['[stuck]'],
  )
  expect(promptFault(JSON.stringify({ prompt: 'a [toString] boat, [boat]' }))).toBeUndefined()
  expect(promptFault('{')).toBeUndefined()
})

it.each([
  ['[refuse]', 402],
  ['[limit]', 429],
  ['[retired]', 410],
  ['[gateway]', 502],
])('answers %s with %i', async (word, status) => {
  expect((await createTestWorld({ promptCommands: true }).post({ prompt: `a boat ${word}` })).status).toBe(
    status,
  )
})

it('ends jobs without a file on [nomedia]', async () => {
  const { submit, result, clock } = createTestWorld({ promptCommands: true })
  const id = await submit({ prompt: '[nomedia]' })
  await clock.advance(10_000)
  expect((await result(id)).body).toMatchObject({ status: 'COMPLETED', output: null })
})

it('does nothing unless it is switched on', async () => {
  expect((await createTestWorld().post({ prompt: '[refuse]' })).status).toBe(200)
})
