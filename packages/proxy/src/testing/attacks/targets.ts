import type { Attack } from './attack.ts'

const poll = { method: 'GET', path: '~/v2/requests/{id}/status', status: 200, upstream: 1 } as const

const overrides: readonly Readonly<Record<string, string>>[] = [
  { 'x-forwarded-host': '{decoy}' },
  { 'x-forwarded-proto': 'http', 'x-forwarded-port': '80' },
  { forwarded: 'host={decoy};proto=http' },
  { 'x-original-url': 'http://{decoy}/' },
  { 'x-rewrite-url': '/v1/get-user-credits' },
  { 'x-fal-target-url': 'https://{decoy}/' },
  { 'x-target-url': 'https://{decoy}/' },
  { 'x-upstream': 'http://{decoy}' },
  { 'x-segmind-base-url': 'http://{decoy}' },
  { 'x-http-method-override': 'POST' },
  { 'x-http-host-override': '{decoy}' },
]

const queries = [
  '?url=http://{decoy}/',
  '?target=http://{decoy}/',
  '?base_url=http://{decoy}',
  '?x=/../../v1/get-user-credits',
  '?/status',
  '?api_key=mine',
]

const smuggled: readonly Readonly<Record<string, string>>[] = [
  { authorization: 'Bearer mine' },
  { 'x-api-key': 'SG_0000000000000000' },
  { cookie: 'session=secret' },
  { 'x-api-key': '' },
  { te: 'trailers' },
  { 'accept-encoding': 'gzip, br' },
  { range: 'bytes=0-1' },
  { 'if-none-match': '*' },
  { 'user-agent': 'evil/1.0' },
  { accept: 'text/html' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'proxy-authorization': 'Basic bWluZTptaW5l' },
  { via: '1.1 evil' },
  { origin: 'https://app.example', 'sec-fetch-site': 'same-origin' },
  { 'content-type': 'application/json' },
]

const fields = [
  'base_url',
  'url',
  'target',
  'webhook',
  'webhook_url',
  'callback_url',
  'headers',
  'model',
  'api_key',
]

export const targetAttacks: Attack[] = [
  ...overrides.map(
    (headers): Attack => ({ ...poll, row: 'P2', name: `header ${Object.keys(headers).join()}`, headers }),
  ),
  ...queries.map(
    (query): Attack => ({ ...poll, row: 'P2', name: `query ${query}`, path: poll.path + query }),
  ),
  ...queries.map(
    (query): Attack => ({
      row: 'P2',
      name: `submission with the query ${query}`,
      path: `~/v2/kling-o3-text2video${query}`,
      body: JSON.stringify({ prompt: 'a boat' }),
      status: 200,
      upstream: 1,
    }),
  ),
  ...fields.map(
    (field): Attack => ({
      row: 'P2',
      name: `field ${field}`,
      body: JSON.stringify({ prompt: 'a boat', [field]: 'http://evil.example/' }),
      status: [200, 400],
      upstream: 1,
    }),
  ),
  ...smuggled.map(
    (headers): Attack => ({ ...poll, row: 'P3', name: `smuggled ${JSON.stringify(headers)}`, headers }),
  ),
]
