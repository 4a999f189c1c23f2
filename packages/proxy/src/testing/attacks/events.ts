import type { Attack } from './attack.ts'
import { nobodies } from './callers.ts'
import { foreign } from './origins.ts'

const get = { method: 'GET', path: '~/v2/events?id={id}', hasFiles: true } as const

const events = (row: Attack['row'], name: string, more: Partial<Attack>): Attack => ({
  ...get,
  row,
  name: `events: ${name}`,
  status: 200,
  upstream: 1,
  ...more,
})

const refused = (row: Attack['row'], name: string, query: string, more: Partial<Attack> = {}): Attack =>
  events(row, name, { path: `~/v2/events${query}`, status: 400, code: 'invalid-input', upstream: 0, ...more })

const badQueries = [
  '',
  '?',
  '?id',
  '?id=',
  '?id=&id={id}',
  '?ID={id}',
  '?id[]={id}',
  '?ids={id}',
  '?id={id},{id}',
  '?id={id}&id={id}',
  '?id={id}&id=..',
  '?id=../../v1/get-user-credits',
  '?id={id}/status',
  '?id=http://{decoy}/',
  '?id=%7Bid%7D',
  '?id={id}%00',
  '?id={id}%0d%0aa:b',
  '?id={id}.{id}',
  '?id=.{id}',
  '?id=short',
  `?id=${'a'.repeat(4000)}`,
  `?${Array.from({ length: 51 }, (_, at) => `id=job-number-${at}`).join('&')}`,
  `?${'id={id}&'.repeat(60)}`,
]

const foreignIds = ['{bare}', '{bare}.AAAAAAAAAAAAAAAAAAAAAA', 'x{id}', '{id}A', '__proto__', 'constructor']

/** Hints decide no more than when Segmind is asked. */
const hints = [
  '&age=-1',
  '&age=1e9',
  '&age=99999999999999999999',
  '&age=NaN',
  '&age=0&age=0',
  '&age=__proto__',
  '&age=999999&usual=0-0.0',
  '&age=999999&usual=9999-1.999',
  '&usual=1-0.05',
  '&usual=150',
  '&usual=-1--1',
  '&url=http://{decoy}/',
  '&host={decoy}',
  '&model=../../etc/passwd',
]

const lastIds = [
  'qp',
  '-',
  '*',
  '__proto__',
  '<script>alert(1)</script>',
  'q, q',
  '{decoy}',
  'a'.repeat(8000),
]

export const eventAttacks: Attack[] = [
  ...badQueries.map((query) => refused('P1', `asked with ${query.slice(0, 60) || 'nothing'}`, query)),
  ...foreignIds.map((id) => refused('P17', `of ${id}`, `?id=${id}`, { status: 403, code: 'wrong-caller' })),
  ...foreignIds.map((id) =>
    refused('P17', `of one’s own job and ${id}`, `?id={id}&id=${id}`, { status: 403, code: 'wrong-caller' }),
  ),
  ...hints.map((hint) => events('P2', `with the hint ${hint}`, { path: get.path + hint })),
  ...lastIds.map((id) =>
    events('P3', `after the event ${id.slice(0, 40)}`, { headers: { 'last-event-id': id } }),
  ),
  // It claims to know the end: then there is nothing to tell.
  events('P3', 'after the last event', { headers: { 'last-event-id': 'c' }, upstream: 0 }),
  ...foreign.map((headers) =>
    events('P7', `with ${JSON.stringify(headers)}`, { headers, status: 403, upstream: 0 }),
  ),
  ...nobodies.map(([what, caller]) => events('P6', `for ${what}`, { caller, status: 401, upstream: 0 })),
  ...['~/v2/events/', '~/v2/events/{id}', '~/v2/Events', '~/v2/events.json', '~/v2/events;a', '~/events'].map(
    (path) => events('P1', path, { path: `${path}?id={id}`, status: [404, 405], upstream: 0 }),
  ),
  events('P1', 'a POST', { method: 'POST', status: 405, upstream: 0 }),
  events('P1', 'HEAD', { method: 'HEAD', upstream: 0 }),
  events('P3', 'with a cookie and a token', {
    headers: { cookie: 'session=secret', authorization: 'Bearer mine', 'x-api-key': 'mine', accept: '*/*' },
  }),
  events('P16', 'forty streams at once', { copies: 40, status: [200, 429] }),
  ...(['leak-balance', 'prototype-keys', 'minimal'] as const).map((type) =>
    events('P4', `Segmind answers ${type}`, { fault: { type, on: 'status' } }),
  ),
  events('P4', 'Segmind answers a failure that reads like events', {
    fault: {
      type: 'http',
      on: 'status',
      status: 422,
      headers: { 'content-type': 'application/json', 'set-cookie': 'a=b' },
      body: { status: 'FAILED', error: 'data: {}\n\nevent: ready\n\nid: c\n\nno' },
    },
  }),
]
