import type { Attack } from './attack.ts'
import { nobodies } from './callers.ts'
import { addresses, answers, extras, fileUrl, jobAnswered, names, servedWith } from './media-answers.ts'
import { foreign } from './origins.ts'

const get = { method: 'GET', path: '~/v2/requests/{id}/media', hasFiles: true } as const

const ranges = [
  '',
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=-0',
  'bytes=0-',
  'bytes=0-0',
  'bytes=-1',
  'bytes=2999-',
  'bytes=3000-',
  'bytes=5-2',
  'bytes=0-99999999999999',
  'bytes=0-999999999999999999999999',
  'bytes=999999999999999-',
  'bytes=-999999999999999',
  'bytes=0-0,1-1,2-2',
  `bytes=${Array(1000).fill('0-').join()}`,
  'bytes=0x0-0xff',
  'bytes=1e3-',
  'bytes= 0-1',
  'bytes=+1-2',
  'bytes=--1',
  'BYTES=0-1',
  'items=0-1',
  'none',
]

const conditions = ['"a"', 'W/"a"', '*', '"', '"a"b"', 'Sat, 21 Nov 2026 00:00:00 GMT', 'soon', '{decoy}']

const media = (row: Attack['row'], name: string, more: Partial<Attack>): Attack => ({
  ...get,
  row,
  name: `media: ${name}`,
  status: [404, 416, 429, 502, 503],
  upstream: 2,
  ...more,
})

export const mediaAttacks: Attack[] = [
  ...ranges.flatMap((range) =>
    ['GET', 'HEAD'].map((method) =>
      media('P3', `${method} of ${range.slice(0, 50)}`, {
        method,
        headers: { range },
        status: [200, 206, 416],
      }),
    ),
  ),
  ...conditions.map((condition) =>
    media('P3', `a part if ${condition}`, {
      headers: { range: 'bytes=0-9', 'if-range': condition },
      status: [200, 206],
    }),
  ),
  ...[...conditions, '"a", "b"', 'W/"a"\t'].flatMap((condition) =>
    ['if-none-match', 'if-modified-since'].map((name) =>
      media('P3', `a file with ${name}: ${condition}`, { headers: { [name]: condition }, status: 200 }),
    ),
  ),
  ...addresses.map((url) =>
    media('P1', `kept at ${String(url)}`, { fault: jobAnswered(url), status: [404, 502], upstream: 1 }),
  ),
  ...names.flatMap((name) =>
    ['', '?download'].map((query) =>
      media('P4', `called ${JSON.stringify(name).slice(0, 60)}${query}`, {
        path: get.path + query,
        fault: jobAnswered(fileUrl, name),
        status: 200,
      }),
    ),
  ),
  ...answers.map(([what, fault]) => media('P4', `the host answers ${what}`, { fault })),
  ...extras.map((headers) =>
    media('P4', `the host says ${JSON.stringify(headers)}`, {
      fault: servedWith(headers),
      status: 200,
    }),
  ),
  ...foreign.map((headers) =>
    media('P7', `with ${JSON.stringify(headers)}`, { headers, status: 403, upstream: 0 }),
  ),
  ...nobodies.map(([what, caller]) => media('P6', `for ${what}`, { caller, status: 401, upstream: 0 })),
  ...['{bare}', '{bare}.AAAAAAAAAAAAAAAAAAAAAA', 'x{id}', '{id}A', 'requests', 'constructor'].map((id) =>
    media('P17', `of ${id}`, { path: `~/v2/requests/${id}/media`, status: 403, upstream: 0 }),
  ),
  ...[
    '~/v2/requests/{id}/media/',
    '~/v2/requests/{id}/media/x',
    '~/v2/requests/{id}/Media',
    '~/v2/requests/{id}/status/media',
    '~/v2/requests/%7Bid%7D/media',
    '~/v2/requests/{}/media',
    '~/v2/media',
  ].map((path) => media('P1', path, { path, status: [404, 405], upstream: 0 })),
  ...['?url=http://{decoy}/', '?host={decoy}', '?download=../../etc/passwd', '?download=%0d%0aa:b'].map(
    (query) => media('P2', `asked with ${query}`, { path: get.path + query, status: 200 }),
  ),
  media('P3', 'with a cookie and a token', {
    headers: {
      cookie: 'session=secret',
      authorization: 'Bearer mine',
      'if-none-match': '*',
      'x-api-key': 'mine',
    },
    status: 200,
  }),
  media('P16', 'a player’s twenty ranges at once', {
    headers: { range: 'bytes=0-9' },
    copies: 20,
    status: 206,
    upstream: 21,
  }),
  media('P1', 'a POST', { method: 'POST', status: 405, upstream: 0 }),
]
