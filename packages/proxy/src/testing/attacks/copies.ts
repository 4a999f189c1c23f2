import type { FaultName } from '@kling-kit/simulator'
import type { Attack } from './attack.ts'

const unclear: FaultName[] = [
  'drop-before',
  'drop-after',
  'reset',
  'truncate',
  'bad-gateway',
  'gateway-timeout',
  'empty',
]

export const copyAttacks: Attack[] = [
  { row: 'P8', name: 'ten copies at once', copies: 10, status: 200, upstream: 1 },
  ...unclear.map(
    (type): Attack => ({
      row: 'P8',
      name: `three copies over ${type}`,
      copies: 3,
      fault: { type, on: 'submit' } as Attack['fault'],
      status: 502,
      code: 'outcome-unknown',
      upstream: 1,
    }),
  ),
  { row: 'P10', name: 'a stranger’s intent', method: 'GET', path: '~/v2/intents/intent-of-bea', status: 404 },
  {
    row: 'P10',
    name: 'a HEAD at an intent',
    method: 'HEAD',
    path: '~/v2/intents/intent-of-bea',
    status: 404,
  },
  {
    row: 'P10',
    name: 'closing with a body',
    path: '~/v2/intents/intent-of-bea/close',
    body: '{"a":1}',
    status: 404,
  },
  {
    row: 'P16',
    name: 'twenty polls at once',
    method: 'GET',
    path: '~/v2/requests/{id}/status',
    copies: 20,
    status: 200,
    upstream: 1,
  },
]

const seals = [
  '{bare}',
  '{bare}.AAAAAAAAAAAAAAAAAAAAAA',
  '{bare}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  '{id}A',
  '{id}AAAAAAAAAA',
  'x{id}',
  'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
]

export const sealAttacks: Attack[] = seals.flatMap((id): Attack[] =>
  ['', '/status'].map((end) => ({
    row: 'P17',
    name: `${id}${end}`,
    method: 'GET',
    path: `~/v2/requests/${id}${end}`,
    status: 403,
    code: 'wrong-caller',
  })),
)
