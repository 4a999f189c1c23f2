import type { Attack } from './attack.ts'

export const foreign: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://app.example.evil.example' },
  { origin: 'https://evilapp.example' },
  { origin: 'https://app.example:8443' },
  { origin: 'http://app.example.' },
  { origin: 'https://app.example/' },
  { origin: 'HTTPS://APP.EXAMPLE' },
  { origin: 'https://app.example, https://evil.example' },
  { origin: 'https://app.example@evil.example' },
  { origin: 'file://' },
  { origin: '*' },
  { origin: '' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': '' },
  { 'sec-fetch-site': 'same-origin, cross-site' },
  { 'sec-fetch-site': 'SAME-ORIGIN' },
  // What the page claims does not make a cross-site request one of our own.
  { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', referer: 'https://app.example/' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'x-requested-with': 'XMLHttpRequest' },
]

const types = [
  null,
  '',
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json, text/plain',
  'application/json; charset=utf-7',
  'application/json-patch+json',
  'application/jsonx',
  'text/json',
]

export const originAttacks: Attack[] = [
  ...foreign.flatMap((headers): Attack[] => [
    { row: 'P7', name: `submit with ${JSON.stringify(headers)}`, headers, status: 403 },
    {
      row: 'P7',
      name: `poll with ${JSON.stringify(headers)}`,
      method: 'GET',
      path: '~/v2/requests/{id}',
      headers,
      status: 403,
    },
  ]),
  ...types.map(
    (type): Attack => ({
      row: 'P7',
      name: `content-type ${type}`,
      headers: { 'content-type': type },
      status: 415,
    }),
  ),
  ...['gzip', 'br', 'deflate', 'identity, gzip', 'x'].map(
    (encoding): Attack => ({
      row: 'P11',
      name: `content-encoding ${encoding}`,
      headers: { 'content-encoding': encoding },
      status: 415,
    }),
  ),
  {
    row: 'P7',
    name: 'preflight from a foreign page',
    method: 'OPTIONS',
    headers: {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'idempotency-key',
    },
    status: 403,
  },
]
