import { createVirtualClock } from '@kling-kit/simulator'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../testing/create-world.ts'
import { type Caller, findCaller, idsOf } from './caller.ts'

/** Who asks, where the app's `authorize` gives this. */
const find = (answer: unknown) =>
  findCaller(
    { authorize: () => answer as Caller, clock: createVirtualClock(), authorizeMs: 5000 },
    new Request('https://app.example/'),
    { action: 'submit' },
  )

describe('a caller', () => {
  it.each([
    ['nobody', undefined],
    ['null', null],
    ['a text', 'ada'],
    ['a list', ['ada']],
    ['a class with an id', Object.assign(() => {}, { id: 'ada' })],
    ['nothing at all', {}],
    ['a number as id', { id: 7 }],
    ['a list as id', { id: ['ada'] }],
    ['an empty id', { id: '' }],
    ['a blank id', { id: '  ' }],
    ['the text undefined', { id: 'undefined' }],
    ['the text null, with a blank', { id: ' null' }],
    ['the text of an object', { id: String({}) }],
    ['an id of 257 letters', { id: 'a'.repeat(257) }],
  ])('is not %s', async (_, answer) => {
    await expect(find(answer)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  it.each([
    ['one letter', 'a'],
    ['zero, as a text', '0'],
    ['a name that begins as nobody does', 'undefined-behaviour'],
    ['256 letters', 'a'.repeat(256)],
  ])('may go by %s', async (_, id) => {
    expect(await find({ id })).toMatchObject({ id })
  })

  it('who is nobody is refused without a word to the operator, for nothing has failed', async () => {
    const { submit, logs, events } = createWorld({ authorize: () => undefined })
    expect((await submit()).status).toBe(401)
    expect(logs).toEqual([])
    expect(events[0]?.detail).toBeUndefined()
  })
})

describe('the ids of a caller', () => {
  it('are the present one and those of before, without any that stands for nobody', async () => {
    const aliases = ['guest', 'undefined', '', 'null', 'a'.repeat(257), 'old-ada']
    expect(idsOf(await find({ id: 'ada', aliases }))).toEqual(['ada', 'guest', 'old-ada'])
  })

  it('are the present one alone where there was none before', async () => {
    expect(idsOf(await find({ id: 'ada' }))).toEqual(['ada'])
  })

  it('of before are ten at most', async () => {
    const aliases = Array.from({ length: 11 }, (_, at) => `guest-${at}`)
    expect(idsOf(await find({ id: 'ada', aliases }))).toEqual(['ada', ...aliases.slice(0, 10)])
  })
})
