import { describe, expect, it } from 'vitest'
import type { Attack } from '../testing/attacks/attack.ts'
import { attacks } from '../testing/attacks/index.ts'
import { type Reply, readReply } from '../testing/create-world.ts'
import { createGuardedWorld, headersOf } from '../testing/guarded-world.ts'

const ownHeaders = new Set([
  'accept-ranges',
  'allow',
  'cache-control',
  'content-disposition',
  'content-length',
  'content-range',
  'content-security-policy',
  'content-type',
  'etag',
  'idempotent-replayed',
  'last-modified',
  'referrer-policy',
  'retry-after',
  'x-accel-buffering',
  'x-content-type-options',
  'x-request-id',
])

const jsonFaultsOf = (headers: Headers) => ({
  'content-type': headers.get('content-type') !== 'application/json; charset=utf-8',
  'cache-control': headers.get('cache-control') !== 'no-store',
})

const streamFaultsOf = (headers: Headers) => ({
  'content-type': headers.get('content-type') !== 'text/event-stream; charset=utf-8',
  'cache-control': headers.get('cache-control') !== 'no-store, no-transform',
})

const fileFaultsOf = (headers: Headers) => ({
  'content-type': !/^((video|image)\/(mp4|jpeg)|application\/octet-stream)$/.test(
    headers.get('content-type') ?? '',
  ),
  'cache-control': headers.get('cache-control') !== 'private, no-cache',
  'content-security-policy': !headers
    .get('content-security-policy')
    ?.endsWith("frame-ancestors 'none'; sandbox"),
  [`file name ${headers.get('content-disposition')}`]:
    !/^(inline|attachment); filename="[\w ()-]{1,84}\.(mp4|jpg|bin)"; filename\*=UTF-8''(%[\dA-F]{2}|[\w._-])+$/.test(
      headers.get('content-disposition') ?? '',
    ),
})

function bodyFaultsOf(headers: Headers) {
  if (headers.has('content-disposition')) return fileFaultsOf(headers)
  return headers.has('x-accel-buffering') ? streamFaultsOf(headers) : jsonFaultsOf(headers)
}

/** What is wrong with an answer, in words: empty when it is one of the proxy's own and allowed here. */
function faultsOf({ status, headers, text, body }: Reply, { status: allowed, code }: Attack): string[] {
  const isRefusal = status >= 400 && text !== '' && body.status !== 'FAILED'
  const seconds = Number(headers.get('retry-after'))
  const strange = [...headers.keys()].filter((name) => !ownHeaders.has(name))
  const faults: Record<string, boolean> = {
    [`status ${status}: ${text}`]: ![allowed].flat().includes(status),
    [`code ${String(body.code)}`]: code !== undefined && body.code !== code,
    [`headers ${strange.join()}`]: strange.length > 0,
    ...bodyFaultsOf(headers),
    'x-content-type-options': headers.get('x-content-type-options') !== 'nosniff',
    [`leak ${text}`]: /credits":|balance|42\.83|10\.0\.0\.7|<script|<img|javascript:|evil\.example/.test(
      text,
    ),
    [`envelope ${text}`]:
      isRefusal && ![body.code, body.error, body.billed].every((word) => typeof word === 'string'),
    [`retry-after ${seconds}`]: status === 429 && !(seconds >= 1 && seconds <= 900),
  }
  return Object.keys(faults).filter((name) => faults[name])
}

const rows = [...new Set(attacks.map(({ row }) => row))]

describe.each(rows)('%s over the handler', (row) => {
  const own = attacks.filter((attack) => attack.row === row && attack.only !== 'socket')
  it.each(own.map((attack) => [attack.name.slice(0, 120), attack] as const))('%s', async (_, attack) => {
    const world = await createGuardedWorld(attack)
    const path = world.fill(attack.path ?? '~/v2/kling-o3-text2video')
    const method = attack.method ?? 'POST'
    const create = () =>
      new Request(`https://app.example${path.startsWith('/') ? path : `/${path}`}`, {
        method,
        headers: Object.entries(headersOf(attack)).map(([name, value]): [string, string] => [
          name,
          world.fill(value),
        ]),
        body: method === 'POST' ? ((attack.body ?? '{"prompt":"a boat"}') as BodyInit) : undefined,
      })
    const replies = await Promise.all(
      Array.from({ length: attack.copies ?? 1 }, async () => readReply(await world.proxy(create()))),
    )
    for (const reply of replies) {
      expect(faultsOf(reply, attack)).toEqual([])
      world.expectNoHarm(reply.text + JSON.stringify([...reply.headers]))
    }
    expect(world.callCount()).toBeLessThanOrEqual(attack.upstream ?? 0)
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
  })
})

it('is a list of at least 250 attacks', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(250)
})
