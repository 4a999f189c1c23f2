import { createVirtualClock } from '@kling-kit/simulator'
import { type Clock, simulatorApiKey } from '@kling-kit/spec'
import { afterEach, expect, it, vi } from 'vitest'
import { memoryStore } from '../store/memory-store.ts'
import type { KlingStore } from '../store/store.ts'
import { createWorld } from '../testing/create-world.ts'
import { settle } from '../testing/settle.ts'

afterEach(() => vi.unstubAllEnvs())

/** A store that counts its claims, and that fails or hangs when told to. */
function createWatchedStore(clock?: Clock) {
  const store = memoryStore({ clock })
  const watched = { claims: 0, claim: store.claim }
  const claim: KlingStore['claim'] = (...given) => {
    watched.claims += 1
    return watched.claim(...given)
  }
  return { watched, store: { ...store, claim } }
}

it('is ok for strangers when there is a key and a store, and asks neither authorize nor Segmind', async () => {
  const authorize = vi.fn(() => null)
  const { get, simulator, events } = createWorld({ authorize })
  expect(await get('/v2/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' })
  expect(await get('/v2/health', {}, 'HEAD')).toMatchObject({ status: 200, text: '' })
  expect(authorize).not.toHaveBeenCalled()
  expect(simulator.calls).toEqual([])
  expect(events).toMatchObject([
    { type: 'answered', action: 'health', httpStatus: 200 },
    { type: 'answered', action: 'health', httpStatus: 200 },
  ])
})

it('is 503 while the key is missing, names nothing, and recovers', async () => {
  vi.stubEnv('SEGMIND_API_KEY', '')
  const { get, clock } = createWorld({ apiKey: undefined })
  const sick = await get('/v2/health')
  expect(sick).toMatchObject({ status: 503, body: { code: 'config' } })
  expect(sick.text).not.toContain('SEGMIND_API_KEY')
  expect((await get('/v2/health', {}, 'HEAD')).status).toBe(503)
  vi.stubEnv('SEGMIND_API_KEY', simulatorApiKey)
  await clock.advance(5000)
  expect((await get('/v2/health')).status).toBe(200)
})

it('is 503 while the store takes no claims, though it can be read', async () => {
  const { store, watched } = createWatchedStore()
  watched.claim = () => Promise.reject(new Error('READONLY replica'))
  const { get } = createWorld({ store })
  const sick = await get('/v2/health')
  expect(sick).toMatchObject({ status: 503, body: { code: 'store-unavailable' } })
  expect(sick.text).not.toContain('replica')
})

it('does not wait longer for a store that hangs than a submission would', async () => {
  const { store, watched } = createWatchedStore()
  watched.claim = () => new Promise(() => {})
  const { get, clock, until } = createWorld({ store })
  const waiting = get('/v2/health')
  await until(() => watched.claims === 1)
  await clock.advance(5000)
  expect((await waiting).status).toBe(503)
})

it('claims once in five seconds, however often it is asked, and leaves nothing behind for long', async () => {
  const clock = createVirtualClock(undefined, { settle })
  const { store, watched } = createWatchedStore(clock)
  const { get } = createWorld({ store, clock })
  await Promise.all(Array.from({ length: 50 }, () => get('/v2/health')))
  await clock.advance(4999)
  await get('/v2/health')
  expect(watched.claims).toBe(1)
  await clock.advance(1)
  expect(await store.read('kling-intent/health')).toBeNull()
  await get('/v2/health')
  expect(watched.claims).toBe(2)
})

it('is no lever: asking for it while the key is missing asks the app for the key once in five seconds', async () => {
  const apiKey = vi.fn(() => undefined)
  const { get, logs } = createWorld({ apiKey })
  for (let times = 0; times < 20; times++) await get('/v2/health')
  expect(apiKey).toHaveBeenCalledTimes(1)
  expect(logs).toHaveLength(1)
})

it('leaves in the store a closed intent, which nobody can take for one that was sent', async () => {
  const { get, store, clock } = createWorld()
  await get('/v2/health')
  const claimedAt = clock.now()
  expect(await store.read('kling-intent/health')).toEqual({ state: 'closed', claimId: 'health', claimedAt })
})

it('is ok where another process is just asking the same', async () => {
  const store = memoryStore()
  await store.claim('kling-intent/health', { state: 'closed', claimId: 'other', claimedAt: 0 }, 60_000)
  const { get } = createWorld({ store })
  expect((await get('/v2/health')).status).toBe(200)
  expect(await store.read('kling-intent/health')).toMatchObject({ claimId: 'other' })
})
