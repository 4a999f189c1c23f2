import type { Simulator } from '@kling-kit/simulator'
import { expect } from 'vitest'
import { leakPattern } from './call.ts'

const film = /^GET \/media\/[\w./-]+$/
const sanctioned = /^(POST \/(upload-asset|v2\/kling-[\w-]+)|GET \/v2\/requests\/[\w-]{8,128}(\/status)?)$/

/** Fails unless Segmind saw nothing but what the proxy may send: four kinds of calls and films, with nothing of a caller's in them. */
export function expectOnlySanctionedCalls({ calls, strays, apiKey }: Simulator): void {
  expect(strays).toEqual([])
  for (const { method, path, headers } of calls) {
    const isFilm = film.test(`${method} ${path}`)
    expect(`${method} ${path}`).toMatch(isFilm ? film : sanctioned)
    // The key goes to Segmind, not to its files.
    expect(headers['x-api-key']).toBe(isFilm ? undefined : apiKey)
    expect(JSON.stringify({ path, headers })).not.toMatch(leakPattern)
    for (const name of ['cookie', 'authorization', 'origin', 'referer', 'x-forwarded-for', 'idempotency-key'])
      expect(headers).not.toHaveProperty(name)
  }
}
