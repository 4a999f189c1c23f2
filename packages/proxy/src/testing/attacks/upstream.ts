import type { Fault } from '@kling-kit/simulator'
import { simulatorApiKey as key } from '@kling-kit/spec'
import type { Attack } from './attack.ts'

const http = (status: number, body?: unknown, headers?: Record<string, string>): Fault => ({
  type: 'http',
  on: ['submit', 'status', 'result'],
  status,
  body,
  headers,
})
const json = { 'content-type': 'application/json' }
const id = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'

export const redirects = ([301, 302, 303, 307, 308] as const).map((status): readonly [string, Fault] => [
  `redirect ${status}`,
  { type: 'redirect', status },
])

const injections: readonly (readonly [string, Fault])[] = [
  [
    'set-cookie',
    http(200, { request_id: id }, { ...json, 'set-cookie': 'session=evil; Domain=app.example' }),
  ],
  ['HTML', http(200, '<script>alert(1)</script>')],
  ['HTML as JSON', http(200, '<script>alert(1)</script>', json)],
  ['JSON as HTML', http(200, '{"error":"<img src=x onerror=alert(1)>"}')],
  ['a foreign CORS header', http(200, {}, { ...json, 'access-control-allow-origin': '*' })],
  ['a location', http(201, {}, { ...json, location: 'https://evil.example/' })],
  ['a challenge', http(401, { error: 'no' }, { ...json, 'www-authenticate': 'Basic realm="x"' })],
  ['a refresh', http(200, {}, { ...json, refresh: '0;url=https://evil.example' })],
  ['caching', http(200, {}, { ...json, 'cache-control': 'public, max-age=31536000' })],
  ['a CSP of its own', http(200, {}, { ...json, 'content-security-policy': "script-src 'unsafe-inline'" })],
  ['clear-site-data', http(200, {}, { ...json, 'clear-site-data': '"*"' })],
]

const hexOf = (mark: string) => key.replace(/./g, (letter) => mark + letter.charCodeAt(0).toString(16))
const spellings: readonly (readonly [name: string, spelling: string])[] = [
  ['in base64', btoa(key)],
  ['in base64 behind one letter', btoa(`:${key}`)],
  ['in base64 among headers', btoa(`{"x-api-key":"${key}"}`)],
  ['in hex', hexOf('')],
  ['percent-encoded', hexOf('%').toUpperCase()],
  ['partly percent-encoded', key.replace('_', '%5F').replace('a', '%61')],
  ['in capital letters', key.toUpperCase()],
  ['without its beginning', key.slice(3)],
]

const echoes: readonly (readonly [string, Fault])[] = [
  ['the key in a refusal', http(400, { error: `Key ${key} may not` }, json)],
  ...spellings.flatMap(([name, spelling]): [string, Fault][] => [
    [`the key ${name}, in a refusal`, http(400, { error: `It was ${spelling}.` }, json)],
    [`the key ${name}, in a failure`, http(422, { status: 'FAILED', error: `It was ${spelling}.` }, json)],
  ]),
  ['the key as request id', http(200, { request_id: key }, json)],
  ['the key in a failure', http(422, { status: 'FAILED', error: `x-api-key: ${key}` }, json)],
  ['the key as status', http(200, { status: key }, json)],
  [
    'the key in a media address',
    http(200, { status: 'COMPLETED', output: `https://images.segmind.com/a.mp4?k=${key}` }, json),
  ],
  [
    'the key as file name',
    http(
      200,
      { status: 'COMPLETED', video: { url: 'https://images.segmind.com/a.mp4', file_name: `${key}.mp4` } },
      json,
    ),
  ],
  ['the key in a header', http(429, { error: 'slow' }, { ...json, 'retry-after': key })],
  ['the balance', http(406, { error: 'Insufficient credits: balance 42.83, need 1.05' }, json)],
  ['the balance in a 402', http(402, { error: 'You have 42.83 credits' }, json)],
  ['a stack', http(500, { error: 'at Object.<anonymous> (/srv/app/index.js:1:1)', host: '10.0.0.7' }, json)],
]

const hostile: readonly (readonly [string, Fault])[] = [
  ['an id that is a path', http(200, { request_id: '../../v1/get-user-credits' }, json)],
  ['an id that is an address', http(200, { request_id: 'https://evil.example/' }, json)],
  ['an id that is an object', http(200, { request_id: { toString: 'x' } }, json)],
  ['an id that is a number', http(200, { request_id: 12345678 }, json)],
  ['an endless id', http(200, { request_id: 'a'.repeat(5000) }, json)],
  ['an id with a line break', http(200, { request_id: 'aaaaaaaa\r\nset-cookie: a=b' }, json)],
  ['an array', http(200, [], json)],
  ['null', http(200, 'null', json)],
  ['a number', http(200, '7', json)],
  ['204', http(204)],
  ['205', http(205)],
  ['304', http(304)],
  ['status 0 as text', http(200, { status: '\u0000' }, json)],
  ['status of a prototype', http(200, { status: 'constructor' }, json)],
  ['metrics of a prototype', http(200, '{"status":"COMPLETED","metrics":{"__proto__":{"cost":1}}}', json)],
  [
    'metrics that are no numbers',
    http(200, { status: 'COMPLETED', metrics: { cost: 'lots', total_time: -1 } }, json),
  ],
  ['a script as media', http(200, { status: 'COMPLETED', output: 'javascript:alert(1)' }, json)],
  ['a file as media', http(200, { status: 'COMPLETED', output: 'file:///etc/passwd' }, json)],
  ['plain http as media', http(200, { status: 'COMPLETED', output: 'http://evil.example/a.mp4' }, json)],
  [
    'credentials in media',
    http(200, { status: 'COMPLETED', output: 'https://a:b@evil.example/a.mp4' }, json),
  ],
  ['a data address', http(200, { status: 'COMPLETED', output: 'data:text/html,<script>1</script>' }, json)],
  ['a million media', http(200, { status: 'COMPLETED', output: Array(100_000).fill('x') }, json)],
]

const hints = [
  '',
  'soon',
  '-1',
  '99999999999999999999',
  '1e9',
  'Infinity',
  '2026-13-45',
  '9999-12-31T23:59:59Z',
].map((resetAt): readonly [string, Fault] => [`reset at ${resetAt}`, { type: 'rate-limited', resetAt }])

const everywhere = (row: Attack['row'], faults: readonly (readonly [string, Fault])[]): Attack[] =>
  faults.flatMap(([name, fault]): Attack[] => {
    const common = { row, fault, upstream: 1, status: [200, 400, 402, 404, 422, 429, 502, 503] }
    return [
      { ...common, name: `${name}, on a submission` },
      { ...common, name: `${name}, on a poll`, method: 'GET', path: '~/v2/requests/{id}/status' },
      { ...common, name: `${name}, on a result`, method: 'GET', path: '~/v2/requests/{id}' },
    ]
  })

export const upstreamAttacks: Attack[] = [
  ...everywhere('P5', redirects).map((attack) => ({ ...attack, status: 502 })),
  ...everywhere('P4', injections),
  ...everywhere('P13', echoes),
  ...everywhere('P15', hostile),
  ...everywhere('P16', hints).map((attack) => ({ ...attack, status: 429 })),
]
