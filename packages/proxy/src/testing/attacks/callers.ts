import type { Attack } from './attack.ts'

export const nobodies: readonly (readonly [what: string, caller: () => unknown])[] = [
  ['null', () => null],
  ['undefined', () => undefined],
  ['true', () => true],
  ['false', () => false],
  ['a number', () => 7],
  ['a text', () => 'ada'],
  ['an empty object', () => ({})],
  ['an array', () => ['ada']],
  ['a function', () => () => ({ id: 'ada' })],
  ['an empty id', () => ({ id: '' })],
  ['a blank id', () => ({ id: '  ' })],
  ['id undefined', () => ({ id: undefined })],
  ['id null', () => ({ id: null })],
  ['a number as id', () => ({ id: 7 })],
  ['an object as id', () => ({ id: {} })],
  ['the text undefined', () => ({ id: String(undefined) })],
  ['the text null', () => ({ id: String(null) })],
  ['the text NaN', () => ({ id: String(Number.NaN) })],
  ['the text of an object', () => ({ id: String({}) })],
  ['an endless id', () => ({ id: 'a'.repeat(10_000) })],
  ['a Response', () => new Response('no', { status: 401 })],
  ['a rejection', () => Promise.reject(new Error('session store down'))],
  [
    'a throw',
    () => {
      throw new TypeError('Cannot read properties of undefined')
    },
  ],
  [
    'a getter that throws',
    () => ({
      get id() {
        throw new Error('lazy')
      },
    }),
  ],
]

export const callerAttacks: Attack[] = nobodies.flatMap(([what, caller]): Attack[] => [
  { row: 'P6', name: `${what} submits`, caller, status: 401, code: 'unauthorized' },
  { row: 'P6', name: `${what} polls`, method: 'GET', path: '~/v2/requests/{id}', caller, status: 401 },
  {
    row: 'P6',
    name: `${what} asks`,
    method: 'GET',
    path: '~/v2/intents/intent-of-mine',
    caller,
    status: 401,
  },
])
