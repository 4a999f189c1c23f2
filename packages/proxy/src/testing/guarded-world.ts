import { simulatorApiKey } from '@kling-kit/spec'
import { expect } from 'vitest'
import type { Authorize } from '../caller/caller.ts'
import type { ProxyOptions } from '../proxy-options.ts'
import { events } from '../events.ts'
import { media, type MediaFetch } from '../media.ts'
import { uploads } from '../uploads.ts'
import type { UpstreamFetch, UpstreamInit } from '../upstream/upstream.ts'
import type { Attack } from './attacks/attack.ts'
import { createFindKey } from '../../../../scripts/find-key.ts'
import { createWorld } from './create-world.ts'
import { watchConsole } from './watch-console.ts'

const sanctioned =
  /^https:\/\/(api\.segmind\.com\/v2\/(kling-[\w-]+|requests\/[A-Za-z0-9_-]{8,128}(\/status)?)|workflows-api\.segmind\.com\/upload-asset)$/

const findKey = createFindKey(simulatorApiKey)

/** Throws unless this is one of the four calls that the proxy may make with its key, with its own headers and no others. */
export function checkCall(url: string, { method, headers, redirect }: UpstreamInit): void {
  expect(url).toMatch(sanctioned)
  expect(method).toBe(url.includes('/requests/') ? 'GET' : 'POST')
  expect(redirect).toBe('manual')
  expect(headers).toEqual({
    'x-api-key': simulatorApiKey,
    accept: 'application/json',
    'user-agent': 'kling-kit-proxy',
    ...(method === 'POST' && { 'content-type': 'application/json' }),
  })
}

/** Throws unless a file is fetched from the media host, without the key and with nothing of the caller's but a plain range, tag or date. */
const fetchWatched =
  (fetch: MediaFetch, offences: unknown[]): MediaFetch =>
  async (url, init) => {
    const { range = 'bytes=0-', 'if-range': ifRange = '""', ...others } = init.headers
    const { 'if-none-match': copy = '""', 'if-modified-since': since = 'GMT', ...rest } = others
    try {
      expect(url).toMatch(/^https:\/\/images\.segmind\.com\/[\w/.-]+$/)
      expect(rest).toEqual(init.headers['range'] ? {} : { 'accept-encoding': 'identity' })
      expect(init.redirect).toBe('manual')
      expect(range).toMatch(/^bytes=[\d-]+$/)
      expect(ifRange).toMatch(/^(W\/)?"[^"]*"$|GMT$/)
      expect(copy).toMatch(/^(W\/)?"[^"]*"$/)
      expect(since).toMatch(/GMT$/)
    } catch (offence) {
      offences.push(offence)
    }
    return fetch(url, init)
  }

/** A proxy that is about to be attacked, with one job of the caller's, and the judge of what came of it. */
export async function createGuardedWorld(
  { caller, fault, hasFiles }: Partial<Attack> = {},
  options: Partial<ProxyOptions> = {},
) {
  const offences: unknown[] = []
  const printed = watchConsole()
  let isUnderAttack = false
  const watch =
    (fetch: UpstreamFetch): UpstreamFetch =>
    async (url, init) => {
      try {
        checkCall(url, init)
      } catch (offence) {
        offences.push(offence)
      }
      return fetch(url, init)
    }
  const authorize: Authorize = () => (isUnderAttack && caller ? (caller() as { id: string }) : { id: 'ada' })
  const world = createWorld({ authorize, ...options })
  const { simulator } = world
  const routes = [uploads(), events(), media({ fetch: fetchWatched(simulator.fetch, offences) })]
  const guarded = world.create({ fetch: watch(simulator.fetch), routes: hasFiles && routes })
  const { body } = await world.submit(undefined, undefined, guarded)
  const sealedId = String(body.request_id)
  if (hasFiles) {
    simulator.media = { read: async () => new Uint8Array(3000) }
    simulator.job(sealedId).complete()
  }
  world.events.length = 0
  const callsBefore = world.simulator.calls.length
  isUnderAttack = true
  if (fault) world.simulator.next(fault)
  return {
    ...world,
    proxy: guarded,
    fill: (text: string, decoy = 'decoy.example') =>
      text
        .replaceAll('{id}', sealedId)
        .replaceAll('{bare}', sealedId.replace(/\..*/, ''))
        .replaceAll('{decoy}', decoy)
        .replace(/^~/, '/api/kling'),
    /** Calls upstream since the attack began. */
    callCount: () => world.simulator.calls.length - callsBefore,
    /** Throws where a call upstream was not sanctioned, or where the key is in this answer or in anything logged since the last one. */
    expectNoHarm(answer: string) {
      expect(offences).toEqual([])
      expect(world.simulator.strays).toEqual([])
      const said = [answer, JSON.stringify(world.events), ...world.logs, ...printed]
      expect(findKey(said.join('\n'))).toEqual([])
      for (const list of [world.events, world.logs, printed]) list.length = 0
    },
  }
}

/** Headers of an attack's request: those that a POST must have, unless the attack says otherwise. */
export function headersOf({ method = 'POST', headers = {} }: Attack): Record<string, string> {
  const usual =
    method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': 'intent-of-mine' } : {}
  return Object.fromEntries(
    Object.entries({ ...usual, ...headers }).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
